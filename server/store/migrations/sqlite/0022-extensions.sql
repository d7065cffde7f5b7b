-- Extensions of many passes: how far each is, and its passes in parts with how it stands with each.
CREATE TABLE extension (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX extension_state ON extension (state);
CREATE TABLE extension_part (
  extension TEXT NOT NULL,
  part INTEGER NOT NULL,
  entries TEXT NOT NULL,
  PRIMARY KEY (extension, part)
) WITHOUT ROWID;
