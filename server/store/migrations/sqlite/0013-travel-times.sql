-- Tables of travel times as they were learned from scans, each made anew from trips: findings name them by their version.
CREATE TABLE travel_model (version INTEGER PRIMARY KEY, built_at INTEGER NOT NULL, body TEXT NOT NULL);
