CREATE SCHEMA IF NOT EXISTS countychecks;

CREATE TABLE countychecks.county_check (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL CHECK (version > 0),
    state        text        NOT NULL CHECK (state IN ('PROPOSED', 'OPEN', 'FILED', 'CLOSED')),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    city         uuid        NOT NULL,
    city_name    text        NOT NULL,
    partner      uuid        NOT NULL,
    partner_name text        NOT NULL,
    county       uuid        NOT NULL,
    county_name  text        NOT NULL,
    territory    char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    obligation   uuid        CHECK (obligation IS NOT NULL OR state = 'PROPOSED'),
    proposed_at  timestamptz NOT NULL,
    closed_at    timestamptz CHECK ((closed_at IS NOT NULL) = (state = 'CLOSED'))
);
CREATE INDEX county_check_city ON countychecks.county_check (city, id DESC);
CREATE INDEX county_check_partner ON countychecks.county_check (partner, id DESC);
CREATE INDEX county_check_county ON countychecks.county_check (county, id DESC);

CREATE TABLE countychecks.document (
    county_check uuid        NOT NULL REFERENCES countychecks.county_check,
    no           integer     NOT NULL CHECK (no > 0),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    evidence     uuid,
    filed_name   text,
    filed_at     timestamptz CHECK ((filed_at IS NULL) = (evidence IS NULL)),
    PRIMARY KEY (county_check, no)
);

GRANT USAGE ON SCHEMA countychecks TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA countychecks TO anlan_app;
