-- What posts ask command about a vehicle. `photos`: how many of them may be here still.
CREATE TABLE question (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  checkpoint TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  closed_at INTEGER,
  photos INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX question_closed ON question (closed_at, received_at);
CREATE INDEX question_post ON question (checkpoint, closed_at);
CREATE INDEX question_photos ON question (closed_at) WHERE photos > 0;

-- Apart from the questions, which are read far more often. Deleted thirty days after the question was closed.
CREATE TABLE question_photo (
  question TEXT NOT NULL,
  sha TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (question, sha)
);
