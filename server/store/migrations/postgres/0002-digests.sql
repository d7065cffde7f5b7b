-- Digests of the rows an event's transaction wrote (server/store/log-chain.ts), hashed into the chain; null before.
ALTER TABLE event ADD COLUMN digests bytea;

-- The salt of a row's digests and the newest event that carries one. Deleted with the row, its digests say nothing.
CREATE TABLE row_seal (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  salt bytea NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (kind, id)
);
-- A scan keeps its own.
ALTER TABLE scan ADD COLUMN salt bytea;
