CREATE SCHEMA IF NOT EXISTS regimes;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The text is the pack: clauses, duties and parameters have no second home in tables.
CREATE TABLE regimes.pack_version (
    id        uuid        PRIMARY KEY,
    pack      text        NOT NULL CHECK (length(pack) BETWEEN 1 AND 60),
    version   integer     NOT NULL CHECK (version > 0),
    prefix    text        NOT NULL CHECK (prefix ~ '^[A-Z]{2,6}$'),
    sha256    text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    text      text        NOT NULL,
    loaded_at timestamptz NOT NULL,
    act       uuid        NOT NULL,
    CONSTRAINT pack_version_once UNIQUE (pack, version),
    -- One prefix is one pack's in all its versions.
    CONSTRAINT pack_version_prefix EXCLUDE USING gist (prefix WITH =, pack WITH <>)
);

CREATE TABLE regimes.adoption (
    id           uuid   PRIMARY KEY,
    pack_version uuid   NOT NULL REFERENCES regimes.pack_version,
    pack         text   NOT NULL,
    unit         uuid   NOT NULL,
    from_day     date   NOT NULL,
    until_day    date   CHECK (until_day >= from_day),
    version      bigint NOT NULL CHECK (version > 0),
    CONSTRAINT adoption_once_a_day EXCLUDE USING gist (pack WITH =, unit WITH =, daterange(from_day, until_day, '[]') WITH &&)
);
COMMENT ON TABLE regimes.adoption IS 'Which unit has which version in force for the units below it; whom that covers is computed';

CREATE TABLE regimes.in_force (
    id           uuid        PRIMARY KEY,
    pack_version uuid        NOT NULL REFERENCES regimes.pack_version,
    unit         uuid        NOT NULL,
    since        date        NOT NULL,
    evidence     text[]      NOT NULL CHECK (cardinality(evidence) > 0),
    note         text        NOT NULL CHECK (length(note) <= 1000),
    person       uuid        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    act          uuid        NOT NULL,
    CONSTRAINT in_force_once UNIQUE (pack_version, unit)
);

CREATE TABLE regimes.setting (
    id          uuid        PRIMARY KEY,
    pack        text        NOT NULL,
    key         text        NOT NULL,
    unit        uuid        NOT NULL,
    value       text        NOT NULL,
    from_day    date        NOT NULL,
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    person      uuid        NOT NULL,
    recorded_at timestamptz NOT NULL,
    act         uuid        NOT NULL
);
COMMENT ON TABLE regimes.setting IS 'A parameter set otherwise by a place, for itself and the units below it';
CREATE INDEX setting_unit ON regimes.setting (pack, unit, key, from_day);

GRANT USAGE ON SCHEMA regimes TO anlan_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA regimes TO anlan_app;
GRANT UPDATE (until_day, version) ON regimes.adoption TO anlan_app;
