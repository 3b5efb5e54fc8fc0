CREATE SCHEMA IF NOT EXISTS commitments;

CREATE TABLE commitments.round (
    id          uuid        PRIMARY KEY,
    version     bigint      NOT NULL CHECK (version > 0),
    state       text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    unit        uuid        NOT NULL,
    territory   char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    areas       text[]      NOT NULL CHECK (cardinality(areas) > 0),
    year        integer     NOT NULL CHECK (year BETWEEN 2000 AND 9999),
    due         date        NOT NULL,
    language    text        NOT NULL CHECK (language IN ('zh', 'en')),
    contact     text        NOT NULL CHECK (length(contact) <= 100),
    duties      text[]      NOT NULL,
    opened_by   uuid        NOT NULL,
    opened_name text        NOT NULL,
    opened_at   timestamptz NOT NULL,
    closed_at   timestamptz CHECK ((closed_at IS NOT NULL) = (state = 'CLOSED'))
);
COMMENT ON COLUMN commitments.round.areas IS 'Prefixes of the area codes whose enterprises it is about, as the unit answered for them when it began';
CREATE UNIQUE INDEX round_one_open ON commitments.round (unit, year) WHERE state = 'OPEN';
CREATE INDEX round_year ON commitments.round (year, left(territory, 2));

CREATE TABLE commitments.notice_run (
    batch        uuid        PRIMARY KEY,
    round        uuid        NOT NULL REFERENCES commitments.round,
    letters      integer     NOT NULL CHECK (letters > 0),
    ordered_name text        NOT NULL,
    ordered_at   timestamptz NOT NULL
);
COMMENT ON TABLE commitments.notice_run IS 'Notices ordered in bulk; the batch is kept by documents';
CREATE INDEX notice_run_round ON commitments.notice_run (round, ordered_at DESC);

CREATE TABLE commitments.reminder_run (
    id            uuid        PRIMARY KEY,
    round         uuid        NOT NULL REFERENCES commitments.round,
    told          integer     NOT NULL,
    by_link       integer     NOT NULL,
    already       integer     NOT NULL,
    unreachable   integer     NOT NULL,
    unnoticed     integer     NOT NULL,
    reminded_name text        NOT NULL,
    reminded_at   timestamptz NOT NULL
);
CREATE INDEX reminder_run_round ON commitments.reminder_run (round, reminded_at DESC);

CREATE TABLE commitments.reminder (
    unit uuid    NOT NULL,
    year integer NOT NULL,
    day  date    NOT NULL,
    run  uuid    NOT NULL REFERENCES commitments.reminder_run,
    PRIMARY KEY (unit, year, day)
);
COMMENT ON TABLE commitments.reminder IS 'Its key is the rule: an enterprise is reminded once a day at most, whoever reminds it';

GRANT USAGE ON SCHEMA commitments TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON commitments.round TO anlan_app;
GRANT SELECT, INSERT ON commitments.notice_run, commitments.reminder_run, commitments.reminder TO anlan_app;
