-- Times are integer milliseconds since 1970 UTC. `body` columns hold the JSON of the shape in shared/.

CREATE TABLE log_head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL);
INSERT INTO log_head VALUES (1, 0, zeroblob(32));

-- hash = SHA-256(previous hash ‖ canonical CBOR of seq, at, type, subject, payload, topics)
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  payload TEXT NOT NULL,
  topics TEXT NOT NULL,
  hash BLOB NOT NULL
);
CREATE TABLE event_topic (topic TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (topic, seq)) WITHOUT ROWID;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  grants TEXT NOT NULL,
  active INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  expires_at INTEGER NOT NULL
);
CREATE INDEX session_account ON session (account);

CREATE TABLE device (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  public_key TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  last_seen_at INTEGER,
  last_seq INTEGER NOT NULL,
  last_hash TEXT,
  cut_off_at INTEGER
);
CREATE TABLE enrol_code (
  hash TEXT PRIMARY KEY,
  checkpoint TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
);

-- One table for every kind of place: each is read whole, written rarely, and its shape is its schema's business.
CREATE TABLE reference (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
-- Renewed at every change of `reference`, so that whoever keeps it in memory knows when to read it again.
CREATE TABLE reference_stamp (one INTEGER PRIMARY KEY CHECK (one = 1), stamp TEXT NOT NULL);
INSERT INTO reference_stamp VALUES (1, '');
CREATE TABLE rule_set (version INTEGER PRIMARY KEY, effective_from INTEGER NOT NULL, body TEXT NOT NULL);

CREATE TABLE pass (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kid INTEGER NOT NULL,
  list INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  rev INTEGER NOT NULL,
  short_code TEXT NOT NULL UNIQUE,
  plate TEXT NOT NULL,
  carrier TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  corridor TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  status TEXT NOT NULL,
  search TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (kid, list, idx)
);
CREATE INDEX pass_plate ON pass (plate);
CREATE INDEX pass_corridor ON pass (corridor, valid_to);
CREATE INDEX pass_endpoint ON pass (endpoint, valid_to);
CREATE TABLE pass_version (
  pass INTEGER NOT NULL REFERENCES pass (no),
  rev INTEGER NOT NULL,
  status TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (pass, rev, changed_at)
) WITHOUT ROWID;
CREATE TABLE pass_index (kid INTEGER PRIMARY KEY, list INTEGER NOT NULL, next INTEGER NOT NULL);
CREATE TABLE status_list (
  kid INTEGER NOT NULL,
  list INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  token TEXT NOT NULL,
  PRIMARY KEY (kid, list)
) WITHOUT ROWID;

-- A vehicle key is a pass id, or a plate where there is no pass; scans refer to its number to stay narrow.
CREATE TABLE vehicle (no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);

-- `seq` is the log's own number: time-ordered, so inserts append.
CREATE TABLE scan (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  device INTEGER,
  device_seq INTEGER,
  vehicle INTEGER,
  checkpoint TEXT NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  hash BLOB NOT NULL,
  fact TEXT,
  seen TEXT NOT NULL
);
-- No partial indexes: beside one SQLite prepares a statement anew at each run, which costs more than the run.
CREATE INDEX scan_vehicle ON scan (vehicle, at);
CREATE INDEX scan_checkpoint ON scan (checkpoint, at);
CREATE INDEX scan_device ON scan (device, device_seq);
-- The whole upload, apart so that reading scans stays narrow.
CREATE TABLE scan_body (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE scan_evidence (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  device TEXT NOT NULL,
  why TEXT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (device, hash)
);

CREATE TABLE trip (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  vehicle INTEGER NOT NULL REFERENCES vehicle (no),
  plate TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  corridor TEXT NOT NULL,
  status TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  body TEXT NOT NULL
);
CREATE INDEX trip_vehicle ON trip (vehicle, opened_at);
-- Open trips are those without one.
CREATE INDEX trip_closed ON trip (closed_at);
CREATE INDEX trip_opened ON trip (opened_at);
CREATE TABLE trip_alias (alias TEXT PRIMARY KEY, trip TEXT NOT NULL) WITHOUT ROWID;
