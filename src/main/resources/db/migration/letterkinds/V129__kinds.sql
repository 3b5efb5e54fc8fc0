CREATE SCHEMA IF NOT EXISTS letterkinds;

CREATE TABLE letterkinds.kind (
    id       uuid        PRIMARY KEY,
    unit     uuid,
    pack     text        NOT NULL CHECK (length(pack) BETWEEN 1 AND 40),
    key      text        NOT NULL CHECK (length(key) BETWEEN 1 AND 40),
    version  integer     NOT NULL CHECK (version > 0),
    content  jsonb       NOT NULL,
    source   bytea       NOT NULL CHECK (octet_length(source) = 32),
    taken_by uuid        NOT NULL,
    taken_at timestamptz NOT NULL,
    act      uuid        NOT NULL,
    UNIQUE NULLS NOT DISTINCT (unit, key, version)
);
COMMENT ON COLUMN letterkinds.kind.source IS 'SHA-256 of the text it was read from, so that the same text needn''t be read again';
COMMENT ON COLUMN letterkinds.kind.unit IS 'Whose own kind it is; null for those that come with the product';

GRANT USAGE ON SCHEMA letterkinds TO anlan_app;
GRANT SELECT, INSERT ON letterkinds.kind TO anlan_app;
