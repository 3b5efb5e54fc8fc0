CREATE SCHEMA IF NOT EXISTS supervision;

CREATE TABLE supervision.measure (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL CHECK (version > 0),
    means           text        NOT NULL CHECK (means IN ('REMINDER', 'INTERVIEW', 'CIRCULAR')),
    state           text        NOT NULL CHECK (state IN ('ISSUED', 'ACKNOWLEDGED', 'HELD', 'ANSWERED', 'CLOSED', 'WITHDRAWN')),
    unit            uuid        NOT NULL,
    post            uuid        NOT NULL,
    territory       char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    basis           text        NOT NULL CHECK (basis IN ('OVERDUE', 'PROGRESS_CHECK', 'WORDS')),
    cited           uuid        CHECK (cited IS NOT NULL OR basis = 'WORDS'),
    fault           text        CHECK (fault IN ('WEAK', 'FORMAL')) CHECK ((fault IS NULL) = (basis <> 'WORDS')),
    about           uuid        NOT NULL,
    finding         text        NOT NULL CHECK (length(finding) BETWEEN 1 AND 2000),
    demand          text        NOT NULL CHECK (length(demand) BETWEEN 1 AND 2000),
    clause          text        NOT NULL,
    by_unit         uuid        NOT NULL CHECK (by_unit <> unit),
    issued_by       uuid        NOT NULL,
    issued_name     text        NOT NULL,
    issued_title    text        NOT NULL,
    issued_at       timestamptz NOT NULL,
    obligation      uuid        NOT NULL,
    due             timestamptz NOT NULL,
    acknowledged_at timestamptz,
    held_at         timestamptz CHECK (held_at IS NULL OR means = 'INTERVIEW') CHECK (held_at IS NOT NULL OR state <> 'HELD'),
    answered_at     timestamptz CHECK (answered_at IS NOT NULL OR state NOT IN ('ANSWERED', 'CLOSED')),
    closed_at       timestamptz CHECK ((closed_at IS NOT NULL) = (state IN ('CLOSED', 'WITHDRAWN')))
);
COMMENT ON COLUMN supervision.measure.about IS 'The matter by which measures follow each other where an order is forced';
CREATE INDEX measure_list ON supervision.measure (issued_at DESC, id DESC);
CREATE INDEX measure_county ON supervision.measure (left(territory, 6), issued_at DESC, id DESC);
CREATE INDEX measure_unit ON supervision.measure (unit, issued_at DESC, id DESC);
CREATE INDEX measure_about ON supervision.measure (about);
CREATE INDEX measure_circular ON supervision.measure (by_unit, issued_at DESC, id DESC) WHERE means = 'CIRCULAR';

CREATE TABLE supervision.difficulty (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL CHECK (version > 0),
    state         text        NOT NULL CHECK (state IN ('RAISED', 'ANSWERED', 'REOPENED', 'CLOSED')),
    unit          uuid        NOT NULL,
    territory     char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    about         uuid,
    title         text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    words         text        NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
    raised_by     uuid        NOT NULL,
    raised_name   text        NOT NULL,
    raised_at     timestamptz NOT NULL,
    superior      uuid        NOT NULL CHECK (superior <> unit),
    obligation    uuid        NOT NULL,
    due           timestamptz NOT NULL,
    help          text        CHECK (help IN ('GUIDANCE', 'COORDINATION')),
    answer        text        CHECK (answer IS NOT NULL OR state IN ('RAISED', 'REOPENED')),
    answered_name text,
    answered_at   timestamptz,
    reopened      integer     NOT NULL DEFAULT 0,
    closed_at     timestamptz CHECK ((closed_at IS NOT NULL) = (state = 'CLOSED'))
);
CREATE INDEX difficulty_list ON supervision.difficulty (raised_at DESC, id DESC);
CREATE INDEX difficulty_county ON supervision.difficulty (left(territory, 6), raised_at DESC, id DESC);
CREATE INDEX difficulty_unit ON supervision.difficulty (unit, raised_at DESC, id DESC);

CREATE TABLE supervision.dismissed_hint (
    key          text        PRIMARY KEY,
    territory    char(12)    NOT NULL,
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    person       uuid        NOT NULL,
    name         text        NOT NULL,
    dismissed_at timestamptz NOT NULL,
    act          uuid        NOT NULL
);
COMMENT ON TABLE supervision.dismissed_hint IS 'Hints of formalism that a superior has looked into; the hints themselves are found from the acts each time';

GRANT USAGE ON SCHEMA supervision TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA supervision TO anlan_app;
