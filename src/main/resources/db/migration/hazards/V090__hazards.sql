CREATE SCHEMA IF NOT EXISTS hazards;

-- A node takes fifty numbers at a time.
CREATE SEQUENCE hazards.hazard_number INCREMENT BY 50;

CREATE TABLE hazards.hazard (
    id            uuid        PRIMARY KEY,
    version       bigint      NOT NULL CHECK (version >= 1),
    state         text        NOT NULL CHECK (state IN ('REPORTED', 'RECTIFYING', 'RECTIFIED', 'VERIFIED', 'CLOSED')),
    live          boolean     NOT NULL GENERATED ALWAYS AS (state <> 'CLOSED') STORED,
    number        text        NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
    kind          text        NOT NULL CHECK (kind IN ('GENERAL', 'MAJOR')),
    title         text        NOT NULL CHECK (length(title) BETWEEN 1 AND 2000),
    description   text        NOT NULL CHECK (length(description) <= 8000),
    place         text        NOT NULL CHECK (length(place) <= 500),
    longitude     double precision CHECK (longitude BETWEEN -180 AND 180),
    latitude      double precision CHECK (latitude BETWEEN -90 AND 90),
    category      text        NOT NULL CHECK (length(category) <= 100),
    source        text        NOT NULL CHECK (length(source) <= 100),
    violation     boolean     NOT NULL,
    unit          uuid,
    unit_name     text        NOT NULL CHECK (length(unit_name) <= 200),
    keeper        uuid        NOT NULL,
    territory     char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    reporter      uuid        NOT NULL,
    reporter_name text        NOT NULL CHECK (length(reporter_name) <= 500),
    found_at      timestamptz NOT NULL,
    reported_at   timestamptz NOT NULL,
    month         date        NOT NULL,
    photos        uuid[]      NOT NULL DEFAULT '{}',
    risk          uuid,
    due           timestamptz,
    obligation    uuid,
    bearer_person uuid,
    listing       jsonb,
    import        uuid,
    fingerprint   bytea       CHECK (octet_length(fingerprint) = 32),
    closed_at     timestamptz CHECK ((closed_at IS NULL) = (state <> 'CLOSED')),
    CHECK ((longitude IS NULL) = (latitude IS NULL))
) WITH (fillfactor = 85);

COMMENT ON COLUMN hazards.hazard.live IS 'In the indexes instead of state, so that rectifying and verifying change no index';
COMMENT ON COLUMN hazards.hazard.unit IS 'The responsible unit, where the organization knows it; unit_name is what it was called';
COMMENT ON COLUMN hazards.hazard.keeper IS 'The unit that found it and watches over it';
COMMENT ON COLUMN hazards.hazard.violation IS 'A violation of law too, which a regime may want reported';
COMMENT ON COLUMN hazards.hazard.month IS 'First day of the month it was found in, by which it is counted';
COMMENT ON COLUMN hazards.hazard.fingerprint IS 'Of the ledger row it was read from, so that the same row adds nothing';

-- Newest first; each list walks one of these and stops after a page. A town's are found among its county's.
CREATE INDEX hazard_live ON hazards.hazard (id) WHERE live;
CREATE INDEX hazard_province ON hazards.hazard (left(territory, 2), live, id);
CREATE INDEX hazard_city ON hazards.hazard (left(territory, 4), live, id);
CREATE INDEX hazard_county ON hazards.hazard (left(territory, 6), live, id);
-- By due, for those being rectified.
CREATE INDEX hazard_due ON hazards.hazard (due, id) WHERE live AND due IS NOT NULL;
CREATE INDEX hazard_province_due ON hazards.hazard (left(territory, 2), due, id) WHERE live AND due IS NOT NULL;
CREATE INDEX hazard_city_due ON hazards.hazard (left(territory, 4), due, id) WHERE live AND due IS NOT NULL;
CREATE INDEX hazard_county_due ON hazards.hazard (left(territory, 6), due, id) WHERE live AND due IS NOT NULL;
CREATE INDEX hazard_unit ON hazards.hazard (unit, live, id) WHERE unit IS NOT NULL;
CREATE INDEX hazard_keeper ON hazards.hazard (keeper, live, id);
CREATE INDEX hazard_reporter ON hazards.hazard (reporter, id);
CREATE INDEX hazard_bearer ON hazards.hazard (bearer_person, id) WHERE bearer_person IS NOT NULL;
CREATE INDEX hazard_major ON hazards.hazard (left(territory, 4), id) WHERE kind = 'MAJOR' AND live;
CREATE INDEX hazard_listed ON hazards.hazard (id) WHERE listing IS NOT NULL;
-- A map reads nothing but these; of a country's points those of a thirty-second part.
CREATE INDEX hazard_point ON hazards.hazard (left(territory, 2), longitude, latitude) INCLUDE (territory, kind, id)
    WHERE live AND longitude IS NOT NULL;
CREATE INDEX hazard_point_sample ON hazards.hazard (left(territory, 2), longitude, latitude) INCLUDE (territory, kind, id)
    WHERE live AND longitude IS NOT NULL AND uuid_hash(id) & 31 = 0;
CREATE INDEX hazard_risk ON hazards.hazard (risk) WHERE risk IS NOT NULL;
CREATE UNIQUE INDEX hazard_once ON hazards.hazard (fingerprint) WHERE fingerprint IS NOT NULL;

-- By what words a hazard is found. Apart from the hazard, whose row is written anew with every step.
CREATE TABLE hazards.word (
    hazard uuid      NOT NULL,
    keys   integer[] NOT NULL
);
COMMENT ON COLUMN hazards.word.keys IS 'For each pair of neighbouring characters in title, unit and place, and for the number, a key that the application makes';
CREATE INDEX word_keys ON hazards.word USING gin (keys) WITH (gin_pending_list_limit = 2048);

-- How many there are: what a board or chart shows. Acts add lines to change; a sweep folds them into tally, once for towns and once for
-- cities, so that no two acts wait for each other's count and a county or the nation is a short sum.
CREATE TABLE hazards.tally (
    level smallint NOT NULL CHECK (level IN (4, 9)),
    area  text     NOT NULL,
    month date     NOT NULL,
    kind  text     NOT NULL,
    state text     NOT NULL,
    n     bigint   NOT NULL,
    PRIMARY KEY (level, area, month, kind, state)
) WITH (fillfactor = 70);
CREATE INDEX tally_county ON hazards.tally (left(area, 6)) WHERE level = 9;

CREATE TABLE hazards.change (
    id    uuid     NOT NULL,
    area  text     NOT NULL CHECK (length(area) = 9),
    month date     NOT NULL,
    kind  text     NOT NULL,
    state text     NOT NULL,
    n     integer  NOT NULL CHECK (n <> 0)
);
CREATE INDEX change_id ON hazards.change (id);

GRANT USAGE ON SCHEMA hazards TO anlan_app;
GRANT USAGE ON SEQUENCE hazards.hazard_number TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON hazards.hazard TO anlan_app;
GRANT SELECT, INSERT ON hazards.word TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON hazards.tally TO anlan_app;
GRANT SELECT, INSERT, DELETE ON hazards.change TO anlan_app;
