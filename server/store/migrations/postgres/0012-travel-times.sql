-- Tables of travel times as they were learned from scans, each made anew from trips: findings name them by their version.
CREATE TABLE travel_model (version integer PRIMARY KEY, built_at bigint NOT NULL, body text NOT NULL);
