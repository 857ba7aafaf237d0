-- All of this but the chain can be read from the journal again. Ids are the 16 bytes of a GUID in the order they are written, because
-- millions of rows carry them; times are Unix milliseconds UTC; sequence and ordering are the journal's own number of the event.
CREATE TABLE audit_state (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
) STRICT;
INSERT INTO audit_state VALUES (1, 0);

CREATE TABLE audit_chain (
    ordering INTEGER NOT NULL PRIMARY KEY,
    hash     BLOB    NOT NULL
) STRICT;

CREATE TABLE audit_events (
    sequence     INTEGER NOT NULL PRIMARY KEY,
    at           INTEGER NOT NULL,
    member       BLOB    NOT NULL,
    conversation BLOB,
    kind         TEXT    NOT NULL,
    summary      TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_events_by_time ON audit_events (at);
CREATE INDEX audit_events_by_member ON audit_events (member);
CREATE INDEX audit_events_by_kind ON audit_events (kind, member);
CREATE INDEX audit_events_by_conversation ON audit_events (conversation) WHERE conversation IS NOT NULL;

-- tags: who, where and what kind, as words, so that a filter and a word are looked up together.
CREATE VIRTUAL TABLE audit_text USING fts5 (tags, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE audit_conversations (
    id         BLOB NOT NULL PRIMARY KEY,
    member     BLOB NOT NULL,
    title      TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

-- What a member finds: of each message and of the title only the newest text. item is the message, or the conversation for its title.
CREATE TABLE search_entries (
    sequence     INTEGER NOT NULL PRIMARY KEY,
    conversation BLOB    NOT NULL,
    item         BLOB    NOT NULL,
    parent       BLOB,
    question     INTEGER NOT NULL,
    at           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_entries_by_item ON search_entries (conversation, item);
CREATE INDEX search_entries_by_parent ON search_entries (conversation, parent) WHERE question = 1;

CREATE TABLE audit_open_replies (
    reply        BLOB NOT NULL PRIMARY KEY,
    member       BLOB NOT NULL,
    conversation BLOB NOT NULL,
    started_at   INTEGER
) STRICT, WITHOUT ROWID;

-- Of the household's days, yyyy-mm-dd.
CREATE TABLE usage_days (
    day               TEXT    NOT NULL,
    member            BLOB    NOT NULL,
    messages          INTEGER NOT NULL,
    prompt_tokens     INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    model_ms          INTEGER NOT NULL,
    PRIMARY KEY (day, member)
) STRICT, WITHOUT ROWID;

-- What the family admin set in the page; the name is that of the configuration.
CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
