CREATE SCHEMA IF NOT EXISTS organization;

-- Current values. What was before stands in unit_period.
CREATE TABLE organization.unit (
    id          uuid     PRIMARY KEY,
    name        text     NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind        text     NOT NULL CHECK (kind IN ('CITY', 'COUNTY', 'DISTRICT', 'PARK', 'TOWN', 'SUB_DISTRICT', 'VILLAGE', 'COMMUNITY',
                                                  'DEPARTMENT', 'COMMITTEE', 'OFFICE', 'SPECIAL_COMMITTEE', 'ENTERPRISE', 'GRID_CELL', 'PROVINCE')),
    parent      uuid     REFERENCES organization.unit,
    territory   char(12) NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    areas       text[]   NOT NULL,
    opened      date     NOT NULL,
    closed      date     CHECK (closed > opened),
    merged_into uuid     REFERENCES organization.unit CHECK (merged_into <> id),
    sample      boolean  NOT NULL DEFAULT false,
    -- Number of acts on it: 0 for a unit that came with an import, which is one act for all.
    version     bigint   NOT NULL CHECK (version >= 0),
    CHECK (parent <> id),
    CHECK (merged_into IS NULL OR closed IS NOT NULL)
);
CREATE UNIQUE INDEX unit_one_division_per_code ON organization.unit (territory)
    WHERE closed IS NULL AND kind IN ('PROVINCE', 'CITY', 'COUNTY', 'DISTRICT', 'TOWN', 'SUB_DISTRICT', 'VILLAGE', 'COMMUNITY');
CREATE INDEX unit_children ON organization.unit (parent, territory, id);
CREATE INDEX unit_list ON organization.unit (territory, id);
CREATE INDEX unit_province ON organization.unit (left(territory, 2));
CREATE INDEX unit_city ON organization.unit (left(territory, 4));
CREATE INDEX unit_county ON organization.unit (left(territory, 6));
CREATE INDEX unit_town ON organization.unit (left(territory, 9));
CREATE INDEX unit_merged ON organization.unit (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE organization.unit_period (
    unit      uuid      NOT NULL REFERENCES organization.unit,
    during    daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during)),
    name      text      NOT NULL,
    kind      text      NOT NULL,
    parent    uuid      REFERENCES organization.unit,
    territory char(12)  NOT NULL,
    areas     text[]    NOT NULL,
    CONSTRAINT unit_period_one_state_a_day EXCLUDE USING gist (unit WITH =, during WITH &&)
);

CREATE TABLE organization.person (
    id      uuid    PRIMARY KEY,
    name    text    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    mobile  text    CHECK (mobile ~ '^[0-9+ -]{5,20}$'),
    email   text    CHECK (length(email) <= 254),
    sample  boolean NOT NULL DEFAULT false,
    version bigint  NOT NULL CHECK (version > 0)
);
CREATE INDEX person_list ON organization.person (name COLLATE "C", id);

CREATE TABLE organization.post (
    id      uuid   PRIMARY KEY,
    unit    uuid   NOT NULL REFERENCES organization.unit,
    title   text   NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    role    text   NOT NULL CHECK (role IN ('PRINCIPAL', 'COMMITTEE_OFFICE', 'SUPERVISOR', 'INSPECTOR', 'DEPARTMENT', 'ENTERPRISE',
                                            'GRID_WORKER', 'AUDITOR', 'ADMINISTRATOR', 'SECURITY')),
    closed  date,
    version bigint NOT NULL CHECK (version > 0)
);
CREATE INDEX post_unit ON organization.post (unit, role, id);
-- A unit has one principal (WX-2.0).
CREATE UNIQUE INDEX post_one_principal ON organization.post (unit) WHERE role = 'PRINCIPAL' AND closed IS NULL;

CREATE TABLE organization.holding (
    id     uuid      PRIMARY KEY,
    post   uuid      NOT NULL REFERENCES organization.post,
    person uuid      NOT NULL REFERENCES organization.person,
    during daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during)),
    CONSTRAINT holding_one_holder_a_day EXCLUDE USING gist (post WITH =, during WITH &&)
);
CREATE INDEX holding_person ON organization.holding (person);

GRANT USAGE ON SCHEMA organization TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA organization TO anlan_app;
