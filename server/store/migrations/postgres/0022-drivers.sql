-- Passes of which some version names a driver, to be found when those names are to be erased.
ALTER TABLE pass ADD COLUMN names_driver boolean NOT NULL DEFAULT false;
CREATE INDEX pass_driver ON pass (valid_to) WHERE names_driver;
