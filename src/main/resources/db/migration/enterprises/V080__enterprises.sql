CREATE SCHEMA IF NOT EXISTS enterprises;

-- What is kept about a unit of kind enterprise. Its row comes into being with its first record.
CREATE TABLE enterprises.enterprise (
    unit      uuid     PRIMARY KEY,
    version   bigint   NOT NULL CHECK (version >= 0),
    territory char(12) NOT NULL CHECK (territory ~ '^[0-9]{12}$')
);

CREATE TABLE enterprises.document (
    id           uuid        PRIMARY KEY,
    unit         uuid        NOT NULL REFERENCES enterprises.enterprise,
    kind         text        NOT NULL CHECK (kind IN ('RESPONSIBILITY_SYSTEM', 'SAFETY_RULES')),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    valid_from   date        NOT NULL,
    evidence     uuid        NOT NULL,
    sha256       text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    filed_at     timestamptz NOT NULL,
    filed_by     text        NOT NULL,
    in_force     boolean     NOT NULL
);
-- A newer document takes the place of the one before it, which stays on file.
CREATE UNIQUE INDEX document_in_force ON enterprises.document (unit, kind) WHERE in_force;
CREATE INDEX document_unit ON enterprises.document (unit, id);

CREATE TABLE enterprises.implementation (
    id       uuid        PRIMARY KEY,
    unit     uuid        NOT NULL REFERENCES enterprises.enterprise,
    document uuid        NOT NULL REFERENCES enterprises.document,
    done_on  date        NOT NULL,
    what     text        NOT NULL CHECK (length(what) BETWEEN 1 AND 2000),
    entered_at timestamptz NOT NULL
);
CREATE INDEX implementation_unit ON enterprises.implementation (unit, id);

CREATE TABLE enterprises.inspection (
    id          uuid        PRIMARY KEY,
    unit        uuid        NOT NULL REFERENCES enterprises.enterprise,
    body        text        NOT NULL CHECK (body IN ('PARK_COMMITTEE', 'EMERGENCY_BUREAU', 'SECTOR_REGULATOR')),
    body_unit   uuid        NOT NULL,
    body_name   text        NOT NULL,
    inspector   uuid        NOT NULL,
    inspector_name text     NOT NULL,
    done_on     date        NOT NULL,
    findings    text        NOT NULL CHECK (length(findings) BETWEEN 1 AND 4000),
    entered_at  timestamptz NOT NULL,
    answer      text        CHECK (answer IN ('ACCEPTED', 'CONTESTED')),
    answer_text text,
    answered_at timestamptz,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX inspection_unit ON enterprises.inspection (unit, id);

GRANT USAGE ON SCHEMA enterprises TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA enterprises TO anlan_app;
