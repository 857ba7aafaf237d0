-- A database made in the first days of 0002 has an index of kinds that its pages had to be sorted after.
DROP INDEX IF EXISTS audit_events_by_kind;
CREATE INDEX audit_events_by_kind ON audit_events (kind);
CREATE INDEX IF NOT EXISTS audit_events_by_member_and_kind ON audit_events (member, kind);

-- An answer asked for once more is told from the first one, so a reply knows its question, and since when it is there: a continued one
-- keeps that when its newest text takes the place of the older.
DROP TABLE search_entries;
CREATE TABLE search_entries (
    sequence     INTEGER NOT NULL PRIMARY KEY,
    since        INTEGER NOT NULL,
    conversation BLOB    NOT NULL,
    item         BLOB    NOT NULL,
    parent       BLOB,
    question     INTEGER NOT NULL,
    at           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_entries_by_item ON search_entries (conversation, item);
CREATE INDEX search_entries_by_parent ON search_entries (conversation, parent, question);
ALTER TABLE audit_open_replies ADD COLUMN question BLOB;

-- Both are read from the journal again, with all that stands beside them. The chain stays.
DROP TABLE audit_text;
CREATE VIRTUAL TABLE audit_text USING fts5 (tags, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
DELETE FROM audit_events;
DELETE FROM audit_conversations;
DELETE FROM audit_open_replies;
DELETE FROM usage_days;
UPDATE audit_state SET position = 0;

-- What happened to accounts and has not reached the journal yet, oldest first.
CREATE TABLE account_outbox (
    number    INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    member_id TEXT    NOT NULL,
    manifest  TEXT    NOT NULL,
    event     BLOB    NOT NULL
) STRICT;
