-- Ids are lower-case GUIDs, times Unix milliseconds UTC, secrets SHA-256 of 128 random bits or more.
CREATE TABLE members (
    id              TEXT    NOT NULL PRIMARY KEY,
    user_name       TEXT    NOT NULL,
    normalized_name TEXT    NOT NULL UNIQUE,
    display_name    TEXT    NOT NULL,
    role            TEXT    NOT NULL CHECK (role IN ('admin', 'adult', 'child')),
    disabled        INTEGER NOT NULL DEFAULT 0,
    password_hash   TEXT    NOT NULL,
    security_stamp  TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    preferences     TEXT    NOT NULL DEFAULT '{}',
    totp_secret     TEXT,
    totp_confirmed  INTEGER NOT NULL DEFAULT 0,
    totp_last_step  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sessions (
    id             TEXT    NOT NULL PRIMARY KEY,
    key_hash       BLOB    NOT NULL UNIQUE,
    member_id      TEXT    NOT NULL REFERENCES members (id),
    security_stamp TEXT    NOT NULL,
    name           TEXT,
    device         TEXT    NOT NULL,
    address        TEXT    NOT NULL,
    remembered     INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    last_seen_at   INTEGER NOT NULL,
    renewed_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    ends_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_member ON sessions (member_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE password_resets (
    member_id  TEXT    NOT NULL PRIMARY KEY REFERENCES members (id),
    code_hash  BLOB    NOT NULL,
    created_by TEXT    NOT NULL REFERENCES members (id),
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE invitations (
    id         TEXT    NOT NULL PRIMARY KEY,
    code_hash  BLOB    NOT NULL UNIQUE,
    role       TEXT    NOT NULL CHECK (role IN ('admin', 'adult', 'child')),
    created_by TEXT    NOT NULL REFERENCES members (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by    TEXT    REFERENCES members (id)
) STRICT;

CREATE TABLE recovery_codes (
    member_id TEXT NOT NULL REFERENCES members (id),
    code_hash BLOB NOT NULL,
    PRIMARY KEY (member_id, code_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
    credential_id BLOB    NOT NULL PRIMARY KEY,
    member_id     TEXT    NOT NULL REFERENCES members (id),
    created_at    INTEGER NOT NULL,
    credential    TEXT    NOT NULL
) STRICT;
CREATE INDEX passkeys_by_member ON passkeys (member_id);
