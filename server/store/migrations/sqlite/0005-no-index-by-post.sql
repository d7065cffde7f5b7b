-- Nothing reads scans by post but through event_topic; the index cost every scan a page and a half to write.
DROP INDEX scan_checkpoint;
