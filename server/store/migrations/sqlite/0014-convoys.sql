-- Convoys with all that was done to them. `over_at`: until when what its vehicles do is the convoy's; `escort`: account of who escorts now.
CREATE TABLE convoy (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  corridor TEXT NOT NULL,
  over_at INTEGER NOT NULL,
  escort TEXT,
  body TEXT NOT NULL
);
CREATE INDEX convoy_over ON convoy (over_at);

-- Every vehicle that a convoy ever named, by its plate and by its pass.
CREATE TABLE convoy_vehicle (
  vehicle TEXT NOT NULL,
  convoy TEXT NOT NULL,
  PRIMARY KEY (vehicle, convoy)
) WITHOUT ROWID;
