-- Passes of which some version names a driver, to be found when those names are to be erased.
ALTER TABLE pass ADD COLUMN names_driver INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pass_driver ON pass (valid_to) WHERE names_driver = 1;
