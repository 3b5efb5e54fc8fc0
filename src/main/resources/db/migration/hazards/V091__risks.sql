CREATE TABLE hazards.risk (
    id          uuid     PRIMARY KEY,
    version     bigint   NOT NULL CHECK (version >= 1),
    state       text     NOT NULL CHECK (state IN ('REGISTERED', 'GRADED', 'CONTROLLED', 'RETIRED')),
    name        text     NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    place       text     NOT NULL CHECK (length(place) <= 500),
    description text     NOT NULL CHECK (length(description) <= 4000),
    consequence text     NOT NULL CHECK (length(consequence) <= 500),
    longitude   double precision CHECK (longitude BETWEEN -180 AND 180),
    latitude    double precision CHECK (latitude BETWEEN -90 AND 90),
    unit        uuid     NOT NULL,
    territory   char(12) NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    colour      text     CHECK (colour IN ('RED', 'ORANGE', 'YELLOW', 'BLUE')),
    control     text     CHECK (control IN ('ENTERPRISE', 'WORKSHOP', 'TEAM', 'POST')),
    measures    jsonb    NOT NULL DEFAULT '[]',
    responsible uuid,
    registered_at timestamptz NOT NULL,
    CHECK (state = 'REGISTERED' OR state = 'RETIRED' OR colour IS NOT NULL),
    CHECK (state <> 'CONTROLLED' OR (control IS NOT NULL AND responsible IS NOT NULL AND measures <> '[]')),
    CHECK ((longitude IS NULL) = (latitude IS NULL))
);
CREATE INDEX risk_country ON hazards.risk (id);
CREATE INDEX risk_province ON hazards.risk (left(territory, 2), id);
CREATE INDEX risk_city ON hazards.risk (left(territory, 4), id);
CREATE INDEX risk_county ON hazards.risk (left(territory, 6), id);
CREATE INDEX risk_town ON hazards.risk (left(territory, 9), id);
CREATE INDEX risk_unit ON hazards.risk (unit, id);

-- Outlines of areas on the map, brought in by an administrator: none may be shipped.
CREATE TABLE hazards.boundary (
    area     text  PRIMARY KEY CHECK (area ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    name     text  NOT NULL CHECK (length(name) <= 200),
    geometry jsonb NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON hazards.risk TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON hazards.boundary TO anlan_app;
