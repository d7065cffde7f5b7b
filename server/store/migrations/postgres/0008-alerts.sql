-- What was found and what people did about it. `gravity`: place of the severity, the gravest highest; `gone_up`: whether it went a step up.
CREATE TABLE alert (
  number bigint PRIMARY KEY,
  key text NOT NULL UNIQUE,
  kind text NOT NULL,
  gravity integer NOT NULL,
  status text NOT NULL,
  open_at bigint NOT NULL,
  gone_up integer NOT NULL,
  vehicle text,
  device text,
  trip text,
  checkpoint text,
  corridor text,
  endpoint text,
  body text NOT NULL
);
CREATE INDEX alert_status ON alert (status, number);
CREATE INDEX alert_vehicle ON alert (vehicle);
CREATE INDEX alert_device ON alert (device);
CREATE INDEX alert_trip ON alert (trip);

-- Who reads the log behind the commit, and how far: `holder` goes on until the time `until`, then any process may.
CREATE TABLE follower (
  name text PRIMARY KEY,
  seq bigint NOT NULL,
  holder text NOT NULL,
  until bigint NOT NULL
);
-- What happened before there were alerts is history; whatever is seen again is looked at whole.
INSERT INTO follower SELECT 'alerts', seq, '', 0 FROM log_head;
