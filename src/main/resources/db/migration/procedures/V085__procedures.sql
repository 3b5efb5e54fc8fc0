CREATE SCHEMA IF NOT EXISTS procedures;

CREATE TABLE procedures.run (
    id         uuid        PRIMARY KEY,
    version    bigint      NOT NULL CHECK (version > 0),
    kind       text        NOT NULL,
    title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    state      text        NOT NULL CHECK (state IN ('RUNNING', 'CLOSED')),
    current    smallint    NOT NULL CHECK (current >= 1),
    unit       uuid        NOT NULL,
    territory  char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    handler    uuid        NOT NULL,
    approver   uuid        NOT NULL CHECK (approver <> handler),
    started_at timestamptz NOT NULL,
    closed_at  timestamptz CHECK ((closed_at IS NULL) = (state = 'RUNNING'))
);
CREATE INDEX run_list ON procedures.run (started_at DESC, id DESC);
CREATE INDEX run_county ON procedures.run (left(territory, 6), started_at DESC, id DESC);

CREATE TABLE procedures.step (
    run             uuid     NOT NULL REFERENCES procedures.run,
    no              smallint NOT NULL CHECK (no >= 1),
    key             text     NOT NULL,
    key_step        boolean  NOT NULL,
    state           text     NOT NULL CHECK (state IN ('WAITING', 'HANDLING', 'APPROVING', 'DONE', 'OVERRIDDEN')),
    obligation      uuid     CHECK ((obligation IS NULL) = (state = 'WAITING')),
    handled_by      uuid,
    approved_by     uuid     CHECK (approved_by <> handled_by),
    override_reason text     CHECK ((override_reason IS NULL) = (state <> 'OVERRIDDEN')),
    overridden_by   uuid     CHECK ((overridden_by IS NULL) = (state <> 'OVERRIDDEN')),
    overridden_name text,
    overridden_at   timestamptz,
    PRIMARY KEY (run, no),
    CHECK (NOT (key_step AND state = 'OVERRIDDEN'))
);
CREATE INDEX step_overridden ON procedures.step (overridden_at DESC) WHERE state = 'OVERRIDDEN';

GRANT USAGE ON SCHEMA procedures TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA procedures TO anlan_app;
