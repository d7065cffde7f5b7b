-- What carriers apply for. `no` rises whenever one moves: those that wait are in the order in which they came to wait.
CREATE TABLE application (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  state text NOT NULL,
  plate text NOT NULL,
  carrier text NOT NULL,
  endpoint text NOT NULL,
  via text,
  corridor text NOT NULL,
  moved_at bigint NOT NULL,
  body text NOT NULL
);
CREATE INDEX application_state ON application (state, no);
CREATE INDEX application_carrier ON application (carrier, no);
CREATE INDEX application_plate ON application (plate);
CREATE INDEX application_moved ON application (moved_at) WHERE state <> 'waiting';
-- What a carrier is known by.
CREATE INDEX pass_carrier ON pass (carrier, valid_to);
