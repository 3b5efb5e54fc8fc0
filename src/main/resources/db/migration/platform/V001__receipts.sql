CREATE SCHEMA IF NOT EXISTS platform;

CREATE TABLE platform.receipt (
    person      uuid        NOT NULL,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    fingerprint bytea       NOT NULL,
    record      uuid        NOT NULL,
    version     bigint      NOT NULL,
    state       text        NOT NULL,
    act         uuid        NOT NULL,
    entered_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person, key)
);

COMMENT ON TABLE platform.receipt IS 'One row for each command carried out, so that a repetition has no second effect';

CREATE INDEX receipt_age ON platform.receipt USING brin (entered_at);

GRANT USAGE ON SCHEMA platform TO anlan_app;
GRANT SELECT, INSERT, DELETE ON platform.receipt TO anlan_app;
