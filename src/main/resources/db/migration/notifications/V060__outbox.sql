CREATE SCHEMA IF NOT EXISTS notifications;

CREATE TABLE notifications.message (
    id           uuid        PRIMARY KEY,
    person       uuid        NOT NULL,
    kind         text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
    subject_zh   text        NOT NULL CHECK (length(subject_zh) BETWEEN 1 AND 300),
    subject_en   text        NOT NULL CHECK (length(subject_en) BETWEEN 1 AND 300),
    body_zh      text        NOT NULL CHECK (length(body_zh) <= 4000),
    body_en      text        NOT NULL CHECK (length(body_en) <= 4000),
    link         text        CHECK (link LIKE '/%' AND length(link) <= 500),
    dedupe_key   text        NOT NULL CHECK (length(dedupe_key) BETWEEN 1 AND 200),
    created_at   timestamptz NOT NULL,
    state        text        NOT NULL CHECK (state IN ('QUEUED', 'SENT', 'FAILED', 'READ')),
    attempts     integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt timestamptz NOT NULL,
    -- By the database's own clock: a lease must not run out because simulated time leaps.
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    last_error   text        CHECK (length(last_error) <= 500),
    sent_at      timestamptz,
    read_at      timestamptz,
    UNIQUE (person, dedupe_key),
    CHECK ((state = 'READ') = (read_at IS NOT NULL))
);

COMMENT ON TABLE notifications.message IS 'What was said to whom, written with what caused it; shown in the page at once, mailed from here';

CREATE INDEX message_queue ON notifications.message (next_attempt) WHERE state = 'QUEUED';
CREATE INDEX message_failed ON notifications.message (id) WHERE state = 'FAILED';
CREATE INDEX message_inbox ON notifications.message (person, id);
CREATE INDEX message_unread ON notifications.message (person, id) WHERE read_at IS NULL;

GRANT USAGE ON SCHEMA notifications TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON notifications.message TO anlan_app;
