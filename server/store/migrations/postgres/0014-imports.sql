-- Lists of vehicles: how far each is, its rows in parts with what came of them, and how each account's headings were mapped.
CREATE TABLE import_batch (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  account text NOT NULL,
  state text NOT NULL,
  changed_at bigint NOT NULL,
  body text NOT NULL
);
CREATE INDEX import_account ON import_batch (account, no);
CREATE INDEX import_state ON import_batch (state);
CREATE TABLE import_part (
  import text NOT NULL,
  part bigint NOT NULL,
  rows text NOT NULL,
  results text,
  wrong bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (import, part)
);
CREATE INDEX import_wrong ON import_part (import, part) WHERE wrong > 0;
CREATE TABLE import_headings (
  account text PRIMARY KEY,
  body text NOT NULL
);
