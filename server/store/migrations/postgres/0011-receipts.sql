-- Vehicles held, turned back or referred, few among all scans: `tail` is the last seven bytes of the scan's id, which its
-- receipt's code is made of; `at` as in `scan`.
CREATE TABLE receipt (seq bigint PRIMARY KEY, tail bytea NOT NULL, at bigint NOT NULL);
CREATE INDEX receipt_tail ON receipt (tail);
CREATE INDEX receipt_at ON receipt (at);
INSERT INTO receipt SELECT seq, substring(id FROM 10 FOR 7), at FROM scan
  WHERE seen::json ->> 'decision' IN ('hold', 'turn-back', 'refer');
