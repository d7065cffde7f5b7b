-- Lists of people aboard, as posts make them. `named`: 1 until the names in it are erased.
CREATE TABLE manifest (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  vehicle text NOT NULL,
  checkpoint text NOT NULL,
  made_at bigint NOT NULL,
  received_at bigint NOT NULL,
  named integer NOT NULL,
  body text NOT NULL
);
CREATE INDEX manifest_vehicle ON manifest (vehicle, made_at);
CREATE INDEX manifest_post ON manifest (checkpoint, received_at);
CREATE INDEX manifest_named ON manifest (no) WHERE named = 1;

-- What came of comparing the people aboard with a list. Never changed.
CREATE TABLE manifest_check (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  manifest text NOT NULL,
  body text NOT NULL
);
CREATE INDEX manifest_check_list ON manifest_check (manifest, no);
