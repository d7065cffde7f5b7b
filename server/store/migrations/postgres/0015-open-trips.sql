-- Who is still to come to a post or an endpoint is found without reading the others under way: open trips by corridor and the posts
-- they were first and last seen at, and by endpoint.
ALTER TABLE trip ADD COLUMN seen text GENERATED ALWAYS AS (
  coalesce(
    (body::jsonb -> 'sightings' -> 0 ->> 'checkpoint') || ' ' || (body::jsonb -> 'sightings' -> -1 ->> 'checkpoint'),
    ''
  )
) STORED;
CREATE INDEX trip_open_on ON trip (corridor, seen) WHERE closed_at IS NULL;
CREATE INDEX trip_open_to ON trip (endpoint) WHERE closed_at IS NULL;
CREATE INDEX trip_open_via ON trip (id) WHERE closed_at IS NULL AND via IS NOT NULL;
