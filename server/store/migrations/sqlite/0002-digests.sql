-- Digests of the rows an event's transaction wrote (server/store/log-chain.ts), hashed into the chain; null before.
ALTER TABLE event ADD COLUMN digests BLOB;

-- The salt of a row's digests and the newest event that carries one. Deleted with the row, its digests say nothing.
CREATE TABLE row_seal (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  salt BLOB NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
-- A scan keeps its own.
ALTER TABLE scan ADD COLUMN salt BLOB;
