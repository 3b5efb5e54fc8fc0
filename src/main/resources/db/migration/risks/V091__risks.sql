CREATE SCHEMA IF NOT EXISTS risks;

CREATE TABLE risks.risk (
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
CREATE INDEX risk_country ON risks.risk (id);
CREATE INDEX risk_province ON risks.risk (left(territory, 2), id);
CREATE INDEX risk_city ON risks.risk (left(territory, 4), id);
CREATE INDEX risk_county ON risks.risk (left(territory, 6), id);
CREATE INDEX risk_town ON risks.risk (left(territory, 9), id);
CREATE INDEX risk_unit ON risks.risk (unit, id);

GRANT USAGE ON SCHEMA risks TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON risks.risk TO anlan_app;
