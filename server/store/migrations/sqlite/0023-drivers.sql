-- Passes of which some version names a driver, to be found when those names are to be erased.
ALTER TABLE pass ADD COLUMN names_driver INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pass_driver ON pass (valid_to) WHERE names_driver = 1;
-- These headings were of no field when an account mapped a list by hand: that is no word against the field they have now.
UPDATE import_headings SET body = json_remove(body,
  '$."lai xe"',
  '$."tai xe"',
  '$."nguoi lai xe"',
  '$."driver"',
  '$."drivers"',
  '$."ho ten lai xe"',
  '$."ho va ten lai xe"',
  '$."ten lai xe"',
  '$."ten tai xe"',
  '$."ho ten tai xe"',
  '$."ho va ten tai xe"',
  '$."driver name"',
  '$."driver s name"',
  '$."lai xe ho ten"',
  '$."lai xe ho va ten"',
  '$."tai xe ho ten"',
  '$."tai xe ho va ten"');
