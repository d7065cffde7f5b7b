-- Nothing reads scans by post but through event_topic, and every scan paid for the index.
DROP INDEX scan_checkpoint;
