-- Extensions of many passes: how far each is, and its passes in parts with how it stands with each.
CREATE TABLE extension (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  state text NOT NULL,
  changed_at bigint NOT NULL,
  body text NOT NULL
);
CREATE INDEX extension_state ON extension (state);
CREATE TABLE extension_part (
  extension text NOT NULL,
  part bigint NOT NULL,
  entries text NOT NULL,
  PRIMARY KEY (extension, part)
);
