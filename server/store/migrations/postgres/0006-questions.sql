-- What posts ask command about a vehicle. `photos`: how many of them may be here still.
CREATE TABLE question (
  no bigint PRIMARY KEY,
  id text NOT NULL UNIQUE,
  checkpoint text NOT NULL,
  received_at bigint NOT NULL,
  closed_at bigint,
  photos integer NOT NULL,
  body text NOT NULL
);
CREATE INDEX question_closed ON question (closed_at, received_at);
CREATE INDEX question_post ON question (checkpoint, closed_at);
CREATE INDEX question_photos ON question (closed_at) WHERE photos > 0;

-- Apart from the questions, which are read far more often. Deleted thirty days after the question was closed.
CREATE TABLE question_photo (
  question text NOT NULL,
  sha text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (question, sha)
);
