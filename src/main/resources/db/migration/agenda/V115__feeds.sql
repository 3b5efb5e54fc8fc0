CREATE SCHEMA IF NOT EXISTS agenda;

CREATE TABLE agenda.feed (
    id         uuid        PRIMARY KEY,
    person     uuid        NOT NULL,
    hash       bytea       NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    language   text        NOT NULL CHECK (language IN ('zh', 'en')),
    made_at    timestamptz NOT NULL,
    read_at    timestamptz,
    revoked_at timestamptz
);
COMMENT ON TABLE agenda.feed IS 'Secret addresses under which calendar programs read a person''s obligations';
COMMENT ON COLUMN agenda.feed.hash IS 'SHA-256 of the secret; the secret itself is kept nowhere';
CREATE UNIQUE INDEX feed_person ON agenda.feed (person) WHERE revoked_at IS NULL;

GRANT USAGE ON SCHEMA agenda TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON agenda.feed TO anlan_app;
