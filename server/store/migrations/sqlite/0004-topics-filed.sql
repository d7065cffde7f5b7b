-- The topics of events up to this one stand in event_topic, those of later ones in their events only (sqlite/topics.ts).
CREATE TABLE topics_filed (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL);
INSERT INTO topics_filed SELECT 1, seq FROM log_head;
