-- What carriers ask to have amended, by pass; of those that wait these come before what is applied for anew.
ALTER TABLE application ADD COLUMN amends TEXT;
CREATE INDEX application_amends ON application (amends) WHERE amends IS NOT NULL;
CREATE INDEX application_queue ON application ((amends IS NULL), no) WHERE state = 'waiting';
