CREATE SCHEMA IF NOT EXISTS accidents;

CREATE TABLE accidents.accident (
    id               uuid        PRIMARY KEY,
    version          bigint      NOT NULL CHECK (version >= 1),
    state            text        NOT NULL CHECK (state IN ('REGISTERED', 'NOT_COUNTED')),
    title            text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    kind             text        NOT NULL CHECK (kind ~ '^[A-Z_]{2,40}$'),
    happened_at      timestamptz NOT NULL,
    reported_at      timestamptz NOT NULL CHECK (reported_at >= happened_at),
    place            text        NOT NULL CHECK (length(place) BETWEEN 1 AND 500),
    territory        char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    unit             uuid        NOT NULL,
    unit_name        text        NOT NULL,
    deaths           integer     NOT NULL CHECK (deaths BETWEEN 0 AND 100000),
    serious_injuries integer     NOT NULL CHECK (serious_injuries BETWEEN 0 AND 100000),
    -- in yuan
    loss             bigint      NOT NULL CHECK (loss BETWEEN 0 AND 1000000000000),
    grade            text        NOT NULL CHECK (grade IN ('ORDINARY', 'LARGER', 'MAJOR', 'EXTRAORDINARY')),
    account          text        NOT NULL CHECK (length(account) BETWEEN 1 AND 8000),
    reporter         uuid        NOT NULL,
    reporter_name    text        NOT NULL,
    reporter_post    text        NOT NULL,
    reporter_unit    text        NOT NULL
);
CREATE INDEX accident_country ON accidents.accident (happened_at DESC, id DESC);
CREATE INDEX accident_province ON accidents.accident (left(territory, 2), happened_at DESC, id DESC);
CREATE INDEX accident_city ON accidents.accident (left(territory, 4), happened_at DESC, id DESC);
CREATE INDEX accident_county ON accidents.accident (left(territory, 6), happened_at DESC, id DESC);
CREATE INDEX accident_unit ON accidents.accident (unit, happened_at DESC, id DESC);

-- Corrected by an addition, never deleted.
GRANT USAGE ON SCHEMA accidents TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON accidents.accident TO anlan_app;
