-- A pass that is spent and valid again within one millisecond has been both, and the log vouches for both.
CREATE TABLE pass_version_now (
  pass INTEGER NOT NULL REFERENCES pass (no),
  rev INTEGER NOT NULL,
  status TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (pass, rev, changed_at, status)
) WITHOUT ROWID;
INSERT INTO pass_version_now SELECT pass, rev, status, changed_at, body FROM pass_version;
DROP TABLE pass_version;
ALTER TABLE pass_version_now RENAME TO pass_version;
