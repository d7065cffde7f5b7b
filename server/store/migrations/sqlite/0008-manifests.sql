-- Lists of people aboard, as posts make them. `named`: 1 until the names in it are erased.
CREATE TABLE manifest (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  vehicle TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  named INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX manifest_vehicle ON manifest (vehicle, made_at);
CREATE INDEX manifest_post ON manifest (checkpoint, received_at);
CREATE INDEX manifest_named ON manifest (no) WHERE named = 1;

-- What came of comparing the people aboard with a list. Never changed.
CREATE TABLE manifest_check (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  manifest TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX manifest_check_list ON manifest_check (manifest, no);
