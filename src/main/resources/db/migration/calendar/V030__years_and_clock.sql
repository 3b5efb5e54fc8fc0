CREATE SCHEMA IF NOT EXISTS calendar;

CREATE TABLE calendar.year (
    year         integer     NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    version      integer     NOT NULL CHECK (version > 0),
    holidays     date[]      NOT NULL,
    make_up_days date[]      NOT NULL,
    source       text[]      NOT NULL,
    imported_by  uuid        NOT NULL,
    imported_at  timestamptz NOT NULL,
    PRIMARY KEY (year, version)
);

COMMENT ON TABLE calendar.year IS 'Every version of every published year; the highest version holds, none is ever changed';

CREATE TABLE calendar.simulated_clock (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    ahead_millis bigint  NOT NULL
);

COMMENT ON TABLE calendar.simulated_clock IS 'How far the simulated time runs ahead of the machine, for all nodes; empty unless time was ever simulated';

GRANT USAGE ON SCHEMA calendar TO anlan_app;
GRANT SELECT, INSERT ON calendar.year TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON calendar.simulated_clock TO anlan_app;
