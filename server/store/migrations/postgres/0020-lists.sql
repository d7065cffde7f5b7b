-- Filters of lists that somebody saved under a name. `id` is a UUIDv7: in its order is the order they were saved in.
CREATE TABLE saved_filter (
  id text COLLATE "C" PRIMARY KEY,
  account text NOT NULL,
  body text NOT NULL
);
CREATE INDEX saved_filter_account ON saved_filter (account);

-- Passes by what a plate may be mistaken for.
CREATE INDEX pass_look ON pass (translate(plate, 'ODIBSZ', '001852'));
