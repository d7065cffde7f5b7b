-- Filters of lists that somebody saved under a name. `id` is a UUIDv7: in its order is the order they were saved in.
CREATE TABLE saved_filter (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX saved_filter_account ON saved_filter (account);

-- Passes by any part of what they are searched for by: an index of that text alone, which keeps up by itself.
CREATE VIRTUAL TABLE pass_words USING fts5(search, content='', contentless_delete=1, tokenize='trigram');
INSERT INTO pass_words (rowid, search) SELECT no, search FROM pass;
CREATE TRIGGER pass_words_added AFTER INSERT ON pass BEGIN
  INSERT INTO pass_words (rowid, search) VALUES (new.no, new.search);
END;
CREATE TRIGGER pass_words_changed AFTER UPDATE OF search ON pass WHEN new.search <> old.search BEGIN
  DELETE FROM pass_words WHERE rowid = old.no;
  INSERT INTO pass_words (rowid, search) VALUES (new.no, new.search);
END;
-- And by what a plate may be mistaken for.
CREATE INDEX pass_look ON pass (replace(replace(replace(replace(replace(replace(plate, 'O', '0'), 'D', '0'), 'I', '1'), 'B', '8'), 'S', '5'), 'Z', '2'));
