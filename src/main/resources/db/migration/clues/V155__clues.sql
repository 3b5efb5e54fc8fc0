CREATE SCHEMA IF NOT EXISTS clues;

CREATE TABLE clues.clue (
    id             uuid        PRIMARY KEY,
    version        bigint      NOT NULL CHECK (version > 0),
    state          text        NOT NULL CHECK (state IN ('HANDED_OVER', 'TAKEN_UP', 'ANSWERED', 'CLOSED')),
    kind           text        NOT NULL CHECK (kind IN ('DUTY', 'MISCONDUCT')),
    type           text        CHECK (type IN ('CONCEALMENT', 'WITHHOLDING', 'INTERFERENCE', 'NO_RECTIFICATION', 'RETALIATION'))
                               CHECK ((type IS NOT NULL) = (kind = 'MISCONDUCT')),
    unit           uuid        NOT NULL,
    unit_name      text        NOT NULL,
    territory      char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    about          uuid        NOT NULL,
    about_name     text        NOT NULL,
    person         text,
    tour           uuid        CHECK ((tour IS NOT NULL) = (kind = 'MISCONDUCT')),
    words          text        NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
    handler        uuid        NOT NULL CHECK (handler <> about),
    handler_name   text        NOT NULL,
    follower       uuid        NOT NULL,
    follower_name  text        NOT NULL,
    sealed         boolean     NOT NULL,
    obligation     uuid        NOT NULL,
    severity       text        CHECK (severity IN ('LIGHT', 'SERIOUS', 'GRAVE')),
    handling       text        CHECK (handling IN ('UNFOUNDED', 'CRITICISM', 'CIRCULAR', 'DISCIPLINE', 'JUSTICE'))
                               CHECK (handling IS NOT NULL OR state NOT IN ('ANSWERED', 'CLOSED')),
    result         text,
    remark         text        CHECK (length(remark) <= 2000),
    handed_over_at timestamptz NOT NULL,
    entered_by     uuid        NOT NULL,
    closed_at      timestamptz CHECK ((closed_at IS NOT NULL) = (state = 'CLOSED'))
);
CREATE INDEX clue_unit ON clues.clue (unit, id DESC);
CREATE INDEX clue_handler ON clues.clue (handler, id DESC);
CREATE INDEX clue_follower ON clues.clue (follower, id DESC);
CREATE INDEX clue_entered ON clues.clue (entered_by, id DESC);

CREATE TABLE clues.reporter (
    clue    uuid PRIMARY KEY REFERENCES clues.clue,
    name    text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    contact text CHECK (length(contact) <= 200)
);
COMMENT ON TABLE clues.reporter IS 'Under seal: read for a reason only, every reading is an act';

GRANT USAGE ON SCHEMA clues TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON clues.clue TO anlan_app;
GRANT SELECT, INSERT ON clues.reporter TO anlan_app;
