-- How long a session lasts is in expires_at and ends_at alone; the cookie has no time of its own.
ALTER TABLE sessions DROP COLUMN renewed_at;

-- Failed sign-ins that still count, so that a restart forgives nobody. key is an HMAC of the account's or address's name under the secret:
-- what was typed as a name may be a password.
CREATE TABLE sign_in_failures (
    key      TEXT    NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);

-- Protected with the data keys.
CREATE TABLE sign_in_secret (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    secret TEXT    NOT NULL
) STRICT;
