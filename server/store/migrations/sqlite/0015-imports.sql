-- Lists of vehicles: how far each is, its rows in parts with what came of them, and how each account's headings were mapped.
CREATE TABLE import_batch (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX import_account ON import_batch (account, no);
CREATE INDEX import_state ON import_batch (state);
CREATE TABLE import_part (
  import TEXT NOT NULL,
  part INTEGER NOT NULL,
  rows TEXT NOT NULL,
  results TEXT,
  wrong INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (import, part)
) WITHOUT ROWID;
CREATE INDEX import_wrong ON import_part (import, part) WHERE wrong > 0;
CREATE TABLE import_headings (
  account TEXT PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;
