-- What carriers apply for. `no` rises whenever one moves: those that wait are in the order in which they came to wait.
CREATE TABLE application (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  plate TEXT NOT NULL,
  carrier TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  via TEXT,
  corridor TEXT NOT NULL,
  moved_at INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX application_state ON application (state, no);
CREATE INDEX application_carrier ON application (carrier, no);
CREATE INDEX application_plate ON application (plate);
CREATE INDEX application_moved ON application (moved_at) WHERE state <> 'waiting';
-- What a carrier is known by.
CREATE INDEX pass_carrier ON pass (carrier, valid_to);
