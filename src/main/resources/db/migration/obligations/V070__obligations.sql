CREATE SCHEMA IF NOT EXISTS obligations;

CREATE TABLE obligations.obligation (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL CHECK (version >= 0),
    state         text        NOT NULL CHECK (state IN ('OPEN', 'ASSIGNED', 'PERFORMED', 'ACCEPTED', 'WAIVED')),
    live          boolean     NOT NULL GENERATED ALWAYS AS (state IN ('OPEN', 'ASSIGNED', 'PERFORMED')) STORED,
    origin_kind   text        NOT NULL CHECK (length(origin_kind) BETWEEN 1 AND 40),
    origin        uuid        NOT NULL,
    title_zh      text        NOT NULL CHECK (length(title_zh) BETWEEN 1 AND 500),
    title_en      text        NOT NULL CHECK (length(title_en) <= 500),
    pack          text,
    pack_version  integer     NOT NULL,
    clause        text        NOT NULL,
    duty          text,
    period        text,
    unit          uuid        NOT NULL,
    bearer_post   uuid,
    bearer_role   text        CHECK ((bearer_role IS NULL) = (bearer_post IS NULL)),
    bearer_person uuid        CHECK (bearer_person IS NULL OR bearer_post IS NOT NULL),
    verifier_post uuid,
    verifier_unit uuid,
    territory     char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    opened_at     timestamptz NOT NULL,
    opened_by     uuid,
    due           timestamptz NOT NULL,
    provisional   boolean     NOT NULL,
    deadline      jsonb,
    demands       jsonb,
    evidence      jsonb       NOT NULL DEFAULT '[]',
    key_task      boolean     NOT NULL,
    returns       integer     NOT NULL DEFAULT 0,
    urges         integer     NOT NULL DEFAULT 0,
    checks        integer     NOT NULL DEFAULT 0,
    percent       smallint    NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
    rung          smallint    NOT NULL DEFAULT 0,
    next_at       timestamptz,
    overdue_at    timestamptz,
    performed_by  uuid,
    performed_at  timestamptz,
    closed_at     timestamptz CHECK ((closed_at IS NULL) = (state IN ('OPEN', 'ASSIGNED', 'PERFORMED'))),
    extension     jsonb,
    CHECK (state NOT IN ('ASSIGNED', 'PERFORMED', 'ACCEPTED') OR bearer_post IS NOT NULL),
    CHECK (state NOT IN ('PERFORMED', 'ACCEPTED') OR performed_by IS NOT NULL),
    -- Thousands of units owe the same at the same time: what they share stands once, in duty_round.
    CHECK (period IS NOT NULL OR (deadline IS NOT NULL AND demands IS NOT NULL))
) WITH (fillfactor = 85);

COMMENT ON COLUMN obligations.obligation.live IS 'In the indexes instead of state, so that performing changes no index';
COMMENT ON COLUMN obligations.obligation.next_at IS 'When time next does something: a reminder, overdue, a step of the ladder';
COMMENT ON COLUMN obligations.obligation.overdue_at IS 'When overdue was recorded; whether it is overdue follows from due';

-- Each list walks one of these in the order of the due instant; a list of all states merges its live and its closed half.
-- A town's are found among its county's.
CREATE INDEX obligation_province ON obligations.obligation (left(territory, 2), live, due, id);
CREATE INDEX obligation_city ON obligations.obligation (left(territory, 4), live, due, id);
CREATE INDEX obligation_county ON obligations.obligation (left(territory, 6), live, due, id);
CREATE INDEX obligation_due ON obligations.obligation (live, due, id);
CREATE INDEX obligation_unit ON obligations.obligation (unit, live, due, id);
CREATE INDEX obligation_person ON obligations.obligation (bearer_person, live, due, id) WHERE bearer_person IS NOT NULL;
CREATE INDEX obligation_opener ON obligations.obligation (opened_by, live, due, id) WHERE opened_by IS NOT NULL;
CREATE INDEX obligation_post ON obligations.obligation (bearer_post) WHERE live AND bearer_post IS NOT NULL;
CREATE INDEX obligation_verifier ON obligations.obligation (verifier_post, due) WHERE live AND verifier_post IS NOT NULL;
CREATE INDEX obligation_verifying_unit ON obligations.obligation (verifier_unit, due) WHERE live AND verifier_unit IS NOT NULL;
CREATE INDEX obligation_origin ON obligations.obligation (origin);
CREATE INDEX obligation_next ON obligations.obligation (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX obligation_provisional ON obligations.obligation (due) WHERE provisional AND live;
CREATE INDEX obligation_key_task ON obligations.obligation (territory, due) WHERE key_task;
-- A recurring duty arises once for each unit and period.
CREATE UNIQUE INDEX obligation_once ON obligations.obligation (unit, pack, duty, period) WHERE period IS NOT NULL;

GRANT USAGE ON SCHEMA obligations TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON obligations.obligation TO anlan_app;

-- By what words an obligation is found; those of a recurring duty by their round's. Apart, for the row is written anew with every step.
CREATE TABLE obligations.word (
    obligation uuid      NOT NULL,
    keys       integer[] NOT NULL
);
COMMENT ON COLUMN obligations.word.keys IS 'For each pair of neighbouring characters in the titles a key that the application makes';
CREATE INDEX word_keys ON obligations.word USING gin (keys) WITH (gin_pending_list_limit = 2048);
GRANT SELECT, INSERT ON obligations.word TO anlan_app;

CREATE TABLE obligations.saved_filter (
    person   uuid        NOT NULL,
    name     text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query    text        NOT NULL CHECK (length(query) <= 2000),
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (person, name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON obligations.saved_filter TO anlan_app;

CREATE TABLE obligations.duty_round (
    id       uuid  PRIMARY KEY,
    deadline jsonb NOT NULL,
    demands  jsonb NOT NULL
);
COMMENT ON TABLE obligations.duty_round IS 'What the obligations opened together for one period of a duty have in common; their origin';

-- Rounds opened for all units there were, by a sum over the units: a run that finds the same sum has nothing to do.
CREATE TABLE obligations.duty_done (
    pack    text        NOT NULL,
    version integer     NOT NULL,
    duty    text        NOT NULL,
    period  text        NOT NULL,
    due     timestamptz NOT NULL,
    mark    bigint      NOT NULL,
    PRIMARY KEY (pack, version, duty, period, due)
);

CREATE TABLE obligations.duty_run (
    single   boolean PRIMARY KEY CHECK (single),
    last_day date    NOT NULL
);
GRANT SELECT, INSERT, DELETE ON obligations.duty_round TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON obligations.duty_done, obligations.duty_run TO anlan_app;
