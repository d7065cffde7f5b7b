-- Requests for carriers' accounts. `no` rises whenever one moves: those that wait are in the order in which they came.
CREATE TABLE sign_up (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  area TEXT NOT NULL,
  moved_at INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX sign_up_state ON sign_up (state, no);
CREATE INDEX sign_up_moved ON sign_up (moved_at);
-- What has a code is found by the end of its id, of which that is made.
CREATE INDEX sign_up_end ON sign_up (substr(id, 22));
CREATE INDEX application_end ON application (substr(id, 22));
