CREATE SCHEMA IF NOT EXISTS access;

CREATE TABLE access.account (
    id          uuid    PRIMARY KEY,
    account     text    NOT NULL CHECK (account ~ '^[a-z0-9][a-z0-9._-]{1,49}$'),
    person      uuid    NOT NULL,
    password    text    NOT NULL,
    must_change boolean NOT NULL,
    disabled    boolean NOT NULL DEFAULT false,
    sample      boolean NOT NULL DEFAULT false,
    language    text    NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
    -- The post acted in last, taken up again at the next sign-in.
    post        uuid,
    version     bigint  NOT NULL CHECK (version > 0),
    UNIQUE (account)
);
CREATE INDEX account_person ON access.account (person);

-- Failures are counted for a name, whether there is such an account or not: so a lock tells nothing.
CREATE TABLE access.attempt (
    account      text        PRIMARY KEY CHECK (length(account) <= 100),
    failures     int         NOT NULL,
    last_at      timestamptz NOT NULL,
    locked_until timestamptz
);
CREATE INDEX attempt_last ON access.attempt (last_at);

CREATE TABLE access.session (
    hash       bytea       PRIMARY KEY CHECK (length(hash) = 32),
    account    uuid        NOT NULL REFERENCES access.account,
    post       uuid,
    started_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
CREATE INDEX session_account ON access.session (account);
CREATE INDEX session_post ON access.session (post);
CREATE INDEX session_started ON access.session (started_at);

CREATE TABLE access.token (
    id         uuid        PRIMARY KEY,
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    account    uuid        NOT NULL REFERENCES access.account,
    post       uuid        NOT NULL,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    read_only  boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    revoked_at timestamptz,
    used_at    timestamptz
);
CREATE INDEX token_account ON access.token (account);

-- What happened at the door. Nobody changes or deletes it.
CREATE TABLE access.event (
    id      uuid        PRIMARY KEY,
    at      timestamptz NOT NULL,
    kind    text        NOT NULL CHECK (length(kind) <= 40),
    account text        NOT NULL,
    person  uuid,
    actor   uuid,
    address text        NOT NULL,
    detail  text        NOT NULL DEFAULT ''
);
CREATE INDEX event_account ON access.event (account, id DESC);

GRANT USAGE ON SCHEMA access TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.account, access.attempt, access.session, access.token TO anlan_app;
GRANT SELECT, INSERT ON access.event TO anlan_app;
