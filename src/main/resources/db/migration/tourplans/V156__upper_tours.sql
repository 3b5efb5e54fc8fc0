CREATE TABLE tourplans.upper_tour (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL CHECK (version > 0),
    unit         uuid        NOT NULL,
    unit_name    text        NOT NULL,
    territory    char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    sender       text        NOT NULL CHECK (length(sender) BETWEEN 1 AND 200),
    theme        text        NOT NULL CHECK (length(theme) BETWEEN 1 AND 300),
    starts       date        NOT NULL,
    ends         date        NOT NULL CHECK (ends >= starts),
    liaison      uuid        NOT NULL,
    liaison_name text        NOT NULL,
    contact      text        NOT NULL CHECK (length(contact) BETWEEN 1 AND 120),
    result       text        CHECK (length(result) <= 4000),
    entered_at   timestamptz NOT NULL,
    ended_at     timestamptz CHECK ((ended_at IS NULL) = (result IS NULL))
);
CREATE INDEX upper_tour_unit ON tourplans.upper_tour (unit, starts DESC);
COMMENT ON TABLE tourplans.upper_tour IS 'Tours by which a higher level examines the unit, and who liaises with them';

GRANT SELECT, INSERT, UPDATE ON tourplans.upper_tour TO anlan_app;
