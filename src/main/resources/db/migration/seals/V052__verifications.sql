CREATE TABLE ledger.verification (
    id          uuid        PRIMARY KEY,
    person      uuid        NOT NULL,
    person_name text        NOT NULL,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    done        bigint      NOT NULL DEFAULT 0,
    total       bigint      NOT NULL DEFAULT 0,
    heartbeat   timestamptz NOT NULL DEFAULT now(),
    result      text,
    CHECK (result IS NULL OR ended_at IS NOT NULL)
);

COMMENT ON TABLE ledger.verification IS 'Verifications asked for in the page, and what they found';
COMMENT ON COLUMN ledger.verification.heartbeat IS 'Real time of the last progress: one without it for minutes has died with its node';
COMMENT ON COLUMN ledger.verification.result IS 'JSON; NULL while it runs and when it failed';

GRANT SELECT, INSERT, UPDATE ON ledger.verification TO anlan_app;
