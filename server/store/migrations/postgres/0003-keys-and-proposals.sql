-- The public half of every issuing key there ever was; numbers are never given twice, so rows stay.
CREATE TABLE issuing_key (
  kid integer PRIMARY KEY,
  realm text NOT NULL,
  public_key text NOT NULL UNIQUE,
  valid_from bigint NOT NULL,
  valid_to bigint NOT NULL,
  cut_at bigint
);

CREATE TABLE proposal (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  proposed_at bigint NOT NULL,
  decided_at bigint,
  body text NOT NULL
);
CREATE INDEX proposal_decided ON proposal (decided_at, proposed_at);

-- How often a tablet's uploads were given each mark: counted as they come, never by reading all scans again.
ALTER TABLE device ADD COLUMN marks text NOT NULL DEFAULT '{}';
UPDATE device SET marks = given.marks
FROM (
  SELECT device, json_object_agg(mark, times)::text AS marks
  FROM (
    SELECT device, mark, count(*) AS times
    FROM scan CROSS JOIN LATERAL json_array_elements_text(seen::json -> 'marks') AS one (mark)
    GROUP BY device, mark
  ) AS counted
  GROUP BY device
) AS given
WHERE given.device = device.no;
