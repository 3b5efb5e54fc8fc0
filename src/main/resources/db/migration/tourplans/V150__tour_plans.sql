CREATE SCHEMA IF NOT EXISTS tourplans;

CREATE TABLE tourplans.plan (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL CHECK (version > 0),
    unit          uuid        NOT NULL,
    unit_name     text        NOT NULL,
    territory     char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    year          integer     NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    pack_version  integer     NOT NULL,
    state         text        NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'APPROVED')),
    drawn_by      uuid        NOT NULL,
    drawn_name    text        NOT NULL,
    approved_name text,
    approved_at   timestamptz CHECK ((approved_at IS NOT NULL) = (state = 'APPROVED')),
    UNIQUE (unit, year)
);

CREATE TABLE tourplans.tour_group (
    id          uuid     PRIMARY KEY,
    version     bigint   NOT NULL CHECK (version > 0),
    plan        uuid     NOT NULL REFERENCES tourplans.plan,
    unit        uuid     NOT NULL,
    territory   char(12) NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    name        text     NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    state       text     NOT NULL CHECK (state IN ('DRAFT', 'PROPOSED', 'APPROVED')),
    proposed_by uuid     NOT NULL,
    pending     jsonb    CHECK (pending IS NULL OR state = 'APPROVED'),
    UNIQUE (plan, name)
);

CREATE TABLE tourplans.tour (
    id           uuid     PRIMARY KEY,
    plan         uuid     NOT NULL REFERENCES tourplans.plan,
    unit         uuid     NOT NULL,
    unit_name    text     NOT NULL,
    territory    char(12) NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    kind         text     NOT NULL CHECK (kind IN ('REGULAR', 'SPECIAL', 'IRREGULAR')),
    theme        text     CHECK (length(theme) BETWEEN 1 AND 300),
    theme_set_by text     CHECK (theme_set_by IN ('PARTY_WORKING_COMMITTEE', 'MANAGEMENT_COMMITTEE', 'SAFETY_COMMITTEE')),
    theme_source text     CHECK (length(theme_source) BETWEEN 1 AND 300),
    starts       date     NOT NULL,
    ends         date     NOT NULL CHECK (ends >= starts),
    short_reason text     CHECK (length(short_reason) BETWEEN 1 AND 1000),
    tour_group   uuid     REFERENCES tourplans.tour_group,
    enterprises  uuid[]   NOT NULL,
    approved_at  timestamptz
);
CREATE INDEX tour_plan ON tourplans.tour (plan, starts);

CREATE TABLE tourplans.member (
    tour_group    uuid    NOT NULL REFERENCES tourplans.tour_group,
    person        uuid    NOT NULL,
    name          text    NOT NULL,
    leader        boolean NOT NULL,
    official      boolean NOT NULL,
    unit          uuid,
    unit_name     text,
    rank          text    NOT NULL CHECK (rank IN ('NONE', 'STAFF', 'SECTION', 'DIVISION')),
    field         text    CHECK (length(field) BETWEEN 1 AND 500),
    conditions    text[]  NOT NULL,
    released_from date,
    released_to   date    CHECK ((released_to IS NULL) = (released_from IS NULL) AND released_to >= released_from),
    left_at       timestamptz,
    left_reason   text    CHECK ((left_reason IS NULL) = (left_at IS NULL)),
    PRIMARY KEY (tour_group, person)
);
CREATE INDEX member_person ON tourplans.member (person) WHERE left_at IS NULL;

CREATE TABLE tourplans.declaration (
    tour_group  uuid        NOT NULL REFERENCES tourplans.tour_group,
    person      uuid        NOT NULL,
    tour        uuid        NOT NULL REFERENCES tourplans.tour,
    about       uuid[]      NOT NULL,
    ties        jsonb       NOT NULL,
    declared_at timestamptz NOT NULL,
    entered_by  text        NOT NULL,
    PRIMARY KEY (tour_group, person, tour)
);

CREATE TABLE tourplans.busy_time (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL CHECK (version > 0),
    unit         uuid        NOT NULL,
    unit_name    text        NOT NULL,
    territory    char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    kind         text        NOT NULL CHECK (kind IN ('CRITICAL_WORK', 'JOINT_ENFORCEMENT')),
    starts       date        NOT NULL,
    ends         date        NOT NULL CHECK (ends >= starts),
    words        text        NOT NULL CHECK (length(words) BETWEEN 1 AND 500),
    declared_by  text        NOT NULL,
    declared_at  timestamptz NOT NULL,
    withdrawn_at timestamptz
);
CREATE INDEX busy_time_unit ON tourplans.busy_time (unit, starts) WHERE withdrawn_at IS NULL;

CREATE TABLE tourplans.budget (
    id            uuid          PRIMARY KEY,
    version       bigint        NOT NULL CHECK (version > 0),
    unit          uuid          NOT NULL,
    territory     char(12)      NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    year          integer       NOT NULL,
    fund          text          NOT NULL CHECK (length(fund) BETWEEN 1 AND 200),
    fund_total    numeric(16,2) NOT NULL CHECK (fund_total > 0),
    amount        numeric(16,2) NOT NULL CHECK (amount > 0 AND amount <= fund_total),
    spent         numeric(16,2) NOT NULL DEFAULT 0 CHECK (spent BETWEEN 0 AND amount),
    state         text          NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED')),
    proposed_by   uuid          NOT NULL,
    approved_name text,
    UNIQUE (unit, year)
);

CREATE TABLE tourplans.spending (
    id       uuid          PRIMARY KEY,
    budget   uuid          NOT NULL REFERENCES tourplans.budget,
    amount   numeric(16,2) NOT NULL CHECK (amount > 0),
    words    text          NOT NULL CHECK (length(words) BETWEEN 1 AND 500),
    tour     uuid,
    spent_on date          NOT NULL,
    name     text          NOT NULL,
    act      uuid          NOT NULL
);
CREATE INDEX spending_budget ON tourplans.spending (budget, id);

CREATE TABLE tourplans.complaint (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL CHECK (version > 0),
    unit         uuid        NOT NULL,
    territory    char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    tour_group   uuid        NOT NULL REFERENCES tourplans.tour_group,
    person       uuid        NOT NULL,
    name         text        NOT NULL,
    words        text        NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
    state        text        NOT NULL CHECK (state IN ('LOGGED', 'UPHELD', 'UNFOUNDED')),
    logged_by    uuid        NOT NULL,
    logged_name  text        NOT NULL,
    logged_at    timestamptz NOT NULL,
    decision     text        CHECK ((decision IS NULL) = (state = 'LOGGED')),
    decided_by   uuid,
    decided_name text,
    decided_at   timestamptz
);
CREATE INDEX complaint_unit ON tourplans.complaint (unit, logged_at DESC);

GRANT USAGE ON SCHEMA tourplans TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA tourplans TO anlan_app;
