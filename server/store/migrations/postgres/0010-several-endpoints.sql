-- Endpoints where a pass delivers, or a trip arrives, before its last, as a JSON array; null for most.
ALTER TABLE pass ADD COLUMN via text;
ALTER TABLE trip ADD COLUMN via text;
