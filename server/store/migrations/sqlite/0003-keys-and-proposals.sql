-- The public half of every issuing key there ever was; numbers are never given twice, so rows stay.
CREATE TABLE issuing_key (
  kid INTEGER PRIMARY KEY,
  realm TEXT NOT NULL,
  public_key TEXT NOT NULL UNIQUE,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER NOT NULL,
  cut_at INTEGER
);

CREATE TABLE proposal (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  proposed_at INTEGER NOT NULL,
  decided_at INTEGER,
  body TEXT NOT NULL
);
CREATE INDEX proposal_decided ON proposal (decided_at, proposed_at);

-- How often a tablet's uploads were given each mark: counted as they come, never by reading all scans again.
ALTER TABLE device ADD COLUMN marks TEXT NOT NULL DEFAULT '{}';
UPDATE device SET marks = (
  SELECT json_group_object(mark, times) FROM (
    SELECT one.value AS mark, count(*) AS times
    FROM scan, json_each(scan.seen, '$.marks') AS one
    WHERE scan.device = device.no
    GROUP BY one.value
  )
);
