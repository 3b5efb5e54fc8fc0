CREATE SCHEMA IF NOT EXISTS boundaries;

-- Outlines of areas on the map, brought in by an administrator: none may be shipped.
CREATE TABLE boundaries.boundary (
    area     text  PRIMARY KEY CHECK (area ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
    name     text  NOT NULL CHECK (length(name) <= 200),
    geometry jsonb NOT NULL
);

GRANT USAGE ON SCHEMA boundaries TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON boundaries.boundary TO anlan_app;
