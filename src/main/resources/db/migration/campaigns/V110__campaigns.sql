CREATE SCHEMA IF NOT EXISTS campaigns;

CREATE TABLE campaigns.report (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL CHECK (version > 0),
    kind         text        NOT NULL CHECK (kind IN ('PLAN', 'SUMMARY')),
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
    unit         uuid        NOT NULL,
    territory    char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    period       text        NOT NULL CHECK (period ~ '^[0-9]{4}(Q[1-4])?$'),
    obligation   uuid        NOT NULL UNIQUE,
    words        text        NOT NULL CHECK (length(words) BETWEEN 1 AND 20000),
    figures      jsonb       CHECK ((figures IS NULL) = (kind = 'PLAN')),
    reason       text,
    drafted_at   timestamptz NOT NULL,
    submitted_at timestamptz CHECK (submitted_at IS NOT NULL OR state = 'DRAFT'),
    submitted_by text,
    decided_at   timestamptz CHECK (decided_at IS NOT NULL OR state <> 'ACCEPTED')
);
COMMENT ON COLUMN campaigns.report.figures IS 'What was counted when it was drafted; the words may be corrected, these stay';

-- A level above has checked the campaign work of a quarter.
CREATE TABLE campaigns.quarter_check (
    id         uuid        PRIMARY KEY,
    unit       uuid        NOT NULL,
    territory  char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    quarter    text        NOT NULL CHECK (quarter ~ '^[0-9]{4}Q[1-4]$'),
    words      text        NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
    by_name    text        NOT NULL,
    checked_at timestamptz NOT NULL
);
CREATE INDEX quarter_check_unit ON campaigns.quarter_check (unit, checked_at DESC);

CREATE TABLE campaigns.laggard (
    quarter_check uuid NOT NULL REFERENCES campaigns.quarter_check,
    unit          uuid NOT NULL,
    measure       uuid NOT NULL,
    PRIMARY KEY (quarter_check, unit)
);

-- Line and area responsibilities: a sector across all towns, or some towns altogether.
CREATE TABLE campaigns.charge (
    id        uuid     PRIMARY KEY,
    version   bigint   NOT NULL CHECK (version > 0),
    kind      text     NOT NULL CHECK (kind IN ('LINE', 'AREA')),
    name      text     NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    unit      uuid     NOT NULL,
    territory char(12) NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    post      uuid     NOT NULL,
    towns     uuid[]   NOT NULL CHECK ((cardinality(towns) = 0) = (kind = 'LINE')),
    since     date     NOT NULL,
    until     date     CHECK (until >= since)
);
CREATE INDEX charge_unit ON campaigns.charge (unit) WHERE until IS NULL;

CREATE TABLE campaigns.town_check (
    id         uuid        PRIMARY KEY,
    charge     uuid        NOT NULL REFERENCES campaigns.charge,
    unit       uuid        NOT NULL,
    town       uuid        NOT NULL,
    territory  char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    month      text        NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    by_name    text        NOT NULL,
    checked_at timestamptz NOT NULL,
    entered_at timestamptz NOT NULL,
    result     text        NOT NULL CHECK (length(result) BETWEEN 1 AND 4000)
);
CREATE INDEX town_check_town ON campaigns.town_check (town, month);

CREATE TABLE campaigns.town_finding (
    town_check uuid     NOT NULL REFERENCES campaigns.town_check,
    no         smallint NOT NULL CHECK (no >= 1),
    words      text     NOT NULL CHECK (length(words) BETWEEN 1 AND 500),
    obligation uuid     NOT NULL,
    PRIMARY KEY (town_check, no)
);

GRANT USAGE ON SCHEMA campaigns TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA campaigns TO anlan_app;
