-- Convoys with all that was done to them. `over_at`: until when what its vehicles do is the convoy's; `escort`: account of who escorts now.
CREATE TABLE convoy (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  corridor text NOT NULL,
  over_at bigint NOT NULL,
  escort text,
  body text NOT NULL
);
CREATE INDEX convoy_over ON convoy (over_at);

-- Every vehicle that a convoy ever named, by its plate and by its pass.
CREATE TABLE convoy_vehicle (
  vehicle text NOT NULL,
  convoy text NOT NULL,
  PRIMARY KEY (vehicle, convoy)
);
