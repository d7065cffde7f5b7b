-- Times are integer milliseconds since 1970 UTC. `body` columns hold the JSON of the shape in shared/, as text: what was
-- uploaded comes back byte for byte. What is looked for inside a body has a column of its own, for PostgreSQL reads no
-- JSON that holds an escaped zero. Ids and names sort by their bytes ("C"), as in SQLite and whatever the database's own
-- collation is. Numbers (`no`) are given by the one writer at a time: a sequence has gaps and, on some clusters, no order.

CREATE TABLE log_head (one integer PRIMARY KEY CHECK (one = 1), seq bigint NOT NULL, hash bytea NOT NULL);
INSERT INTO log_head VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- hash = SHA-256(previous hash ‖ canonical CBOR of seq, at, type, subject, payload, topics)
CREATE TABLE event (
  seq bigint PRIMARY KEY,
  at bigint NOT NULL,
  type text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  payload text NOT NULL,
  topics text NOT NULL,
  hash bytea NOT NULL
);
CREATE TABLE event_topic (topic text COLLATE "C" NOT NULL, seq bigint NOT NULL, PRIMARY KEY (topic, seq));

CREATE TABLE account (
  id text PRIMARY KEY,
  username text COLLATE "C" NOT NULL UNIQUE,
  display_name text NOT NULL,
  password_hash text NOT NULL,
  grants text NOT NULL,
  active integer NOT NULL,
  created_at bigint NOT NULL
);
CREATE TABLE session (
  hash text PRIMARY KEY,
  account text NOT NULL REFERENCES account (id),
  expires_at bigint NOT NULL
);
CREATE INDEX session_account ON session (account);

CREATE TABLE device (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  name text NOT NULL,
  checkpoint text NOT NULL,
  public_key text NOT NULL,
  enrolled_at bigint NOT NULL,
  last_seen_at bigint,
  last_seq bigint NOT NULL,
  last_hash text,
  cut_off_at bigint
);
CREATE TABLE enrol_code (
  hash text PRIMARY KEY,
  checkpoint text NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint
);

-- One table for every kind of place: each is read whole, written rarely, and its shape is its schema's business.
CREATE TABLE reference (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (kind, id)
);
-- Renewed at every change of `reference` and `rule_set`, so that whoever keeps them in memory knows when to read again.
CREATE TABLE reference_stamp (one integer PRIMARY KEY CHECK (one = 1), stamp text NOT NULL);
INSERT INTO reference_stamp VALUES (1, '');
CREATE TABLE rule_set (version bigint PRIMARY KEY, effective_from bigint NOT NULL, body text NOT NULL);

CREATE TABLE pass (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  kid integer NOT NULL,
  list integer NOT NULL,
  idx integer NOT NULL,
  rev integer NOT NULL,
  short_code text NOT NULL UNIQUE,
  plate text NOT NULL,
  trailer_plate text,
  carrier text NOT NULL,
  endpoint text NOT NULL,
  corridor text NOT NULL,
  valid_from bigint NOT NULL,
  valid_to bigint NOT NULL,
  status text NOT NULL,
  search text NOT NULL,
  body text NOT NULL,
  UNIQUE (kid, list, idx)
);
CREATE INDEX pass_plate ON pass (plate);
CREATE INDEX pass_corridor ON pass (corridor, valid_to);
CREATE INDEX pass_endpoint ON pass (endpoint, valid_to);
CREATE TABLE pass_version (
  pass bigint NOT NULL REFERENCES pass (no),
  rev integer NOT NULL,
  status text NOT NULL,
  changed_at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (pass, rev, changed_at)
);
CREATE TABLE pass_index (kid integer PRIMARY KEY, list integer NOT NULL, next integer NOT NULL);
CREATE TABLE status_list (
  kid integer NOT NULL,
  list integer NOT NULL,
  seq bigint NOT NULL,
  issued_at bigint NOT NULL,
  token text NOT NULL,
  PRIMARY KEY (kid, list)
);

-- A vehicle key is a pass id, or a plate where there is no pass; scans refer to its number to stay narrow.
CREATE TABLE vehicle (no bigint PRIMARY KEY, key text NOT NULL UNIQUE);

-- `seq` is the log's own number: time-ordered, so inserts append.
CREATE TABLE scan (
  seq bigint PRIMARY KEY,
  id bytea NOT NULL UNIQUE,
  device bigint,
  device_seq bigint,
  vehicle bigint,
  checkpoint text NOT NULL,
  at bigint NOT NULL,
  received_at bigint NOT NULL,
  hash bytea NOT NULL,
  refused boolean NOT NULL,
  fact text,
  seen text NOT NULL
);
CREATE INDEX scan_vehicle ON scan (vehicle, at);
CREATE INDEX scan_checkpoint ON scan (checkpoint, at);
CREATE INDEX scan_device ON scan (device, device_seq);
CREATE INDEX scan_received ON scan (received_at);
-- The whole upload, apart so that reading scans stays narrow.
CREATE TABLE scan_body (seq bigint PRIMARY KEY, body text NOT NULL);
CREATE TABLE scan_evidence (
  no bigint PRIMARY KEY,
  at bigint NOT NULL,
  device text NOT NULL,
  why text NOT NULL,
  hash text NOT NULL,
  body text NOT NULL,
  UNIQUE (device, hash)
);

CREATE TABLE trip (
  id text COLLATE "C" PRIMARY KEY,
  vehicle bigint NOT NULL REFERENCES vehicle (no),
  pass text,
  plate text NOT NULL,
  endpoint text NOT NULL,
  corridor text NOT NULL,
  status text NOT NULL,
  opened_at bigint NOT NULL,
  closed_at bigint,
  body text NOT NULL
);
CREATE INDEX trip_vehicle ON trip (vehicle, opened_at);
-- Open trips are those without one.
CREATE INDEX trip_closed ON trip (closed_at);
CREATE INDEX trip_opened ON trip (opened_at);
CREATE TABLE trip_alias (alias text PRIMARY KEY, trip text NOT NULL);
