-- What was found and what people did about it. `gravity`: place of the severity, the gravest highest; `gone_up`: whether it went a step up.
CREATE TABLE alert (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  gravity INTEGER NOT NULL,
  status TEXT NOT NULL,
  open_at INTEGER NOT NULL,
  gone_up INTEGER NOT NULL,
  vehicle TEXT,
  device TEXT,
  trip TEXT,
  checkpoint TEXT,
  corridor TEXT,
  endpoint TEXT,
  body TEXT NOT NULL
);
CREATE INDEX alert_status ON alert (status, number);
CREATE INDEX alert_vehicle ON alert (vehicle);
CREATE INDEX alert_device ON alert (device);
CREATE INDEX alert_trip ON alert (trip);

-- Who reads the log behind the commit, and how far: `holder` goes on until the time `until`, then any process may.
CREATE TABLE follower (
  name TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
-- What happened before there were alerts is history; whatever is seen again is looked at whole.
INSERT INTO follower SELECT 'alerts', seq, '', 0 FROM log_head;
