-- Who is still to come to a post or an endpoint is found without reading the others under way: open trips by corridor and the posts
-- they were first and last seen at, and by endpoint.
CREATE INDEX trip_open_on ON trip (
  corridor,
  coalesce((body ->> '$.sightings[0].checkpoint') || ' ' || (body ->> '$.sightings[#-1].checkpoint'), '')
) WHERE closed_at IS NULL;
CREATE INDEX trip_open_to ON trip (endpoint) WHERE closed_at IS NULL;
CREATE INDEX trip_open_via ON trip (no) WHERE closed_at IS NULL AND via IS NOT NULL;
