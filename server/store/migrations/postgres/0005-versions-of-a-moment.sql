-- A pass that is spent and valid again within one millisecond has been both, and the log vouches for both.
ALTER TABLE pass_version DROP CONSTRAINT pass_version_pkey;
ALTER TABLE pass_version ADD PRIMARY KEY (pass, rev, changed_at, status);
