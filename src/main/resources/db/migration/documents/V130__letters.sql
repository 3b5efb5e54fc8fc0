CREATE SCHEMA IF NOT EXISTS documents;

CREATE TABLE documents.mark (
    unit    uuid   PRIMARY KEY,
    mark    text   NOT NULL CHECK (length(mark) BETWEEN 1 AND 20),
    version bigint NOT NULL CHECK (version > 0)
);
COMMENT ON TABLE documents.mark IS 'What a unit''s numbers begin with';

CREATE TABLE documents.series (
    unit   uuid    NOT NULL,
    series text    NOT NULL,
    year   integer NOT NULL CHECK (year BETWEEN 2000 AND 9999),
    last   integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (unit, series, year)
);

CREATE TABLE documents.signing_key (
    id         text        PRIMARY KEY,
    public_key bytea       NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE documents.letter (
    id             uuid        PRIMARY KEY,
    version        bigint      NOT NULL CHECK (version > 0),
    state          text        NOT NULL CHECK (state IN
        ('DRAFT', 'IN_REVIEW', 'REVIEWED', 'SIGNED', 'ISSUED', 'CLOSED', 'WITHDRAWN', 'SUPERSEDED')),
    kind           uuid        NOT NULL,
    kind_key       text        NOT NULL,
    unit           uuid        NOT NULL,
    territory      char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    language       text        NOT NULL CHECK (language IN ('zh', 'en')),
    title          text        NOT NULL CHECK (length(title) BETWEEN 1 AND 600),
    fields         jsonb       NOT NULL,
    addressees     jsonb       NOT NULL,
    files          jsonb       NOT NULL,
    reply_by       date,
    matter_tracks  boolean     NOT NULL,
    matter_kind    text        CHECK (length(matter_kind) BETWEEN 1 AND 40),
    matter         uuid,
    supersedes     uuid        REFERENCES documents.letter,
    superseded_by  uuid        REFERENCES documents.letter,
    answers        uuid        REFERENCES documents.letter,
    batch          uuid,
    drafted_by     uuid        NOT NULL,
    drafted_name   text        NOT NULL,
    drafted_at     timestamptz NOT NULL,
    submitted_by   uuid,
    reviewed_by    uuid,
    reviewed_name  text,
    signed_by      uuid,
    signed_name    text,
    signed_title   text,
    signed_at      timestamptz,
    signer         text,
    signing_key    text,
    signature      bytea,
    series         text,
    year           integer,
    no             integer,
    number         text,
    issued_at      timestamptz,
    issued_name    text,
    code           text        UNIQUE,
    file           uuid,
    sha256         text        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    closed_at      timestamptz,
    UNIQUE (unit, series, year, no),
    CHECK ((matter IS NULL) = (matter_kind IS NULL)),
    CHECK ((signed_at IS NULL) = (signature IS NULL)),
    CHECK ((signed_at IS NOT NULL) OR state NOT IN ('SIGNED', 'ISSUED', 'CLOSED', 'SUPERSEDED')),
    CHECK ((issued_at IS NULL) = (sha256 IS NULL) AND (issued_at IS NULL) = (code IS NULL)),
    CHECK ((issued_at IS NOT NULL) OR state NOT IN ('ISSUED', 'CLOSED', 'SUPERSEDED'))
);
CREATE INDEX letter_list ON documents.letter (id DESC);
CREATE INDEX letter_county ON documents.letter (left(territory, 6), id DESC);
CREATE INDEX letter_unit ON documents.letter (unit, id DESC);
CREATE INDEX letter_drafted ON documents.letter (drafted_by, id DESC);
-- With all that says which notices of a round still hold, so that tens of thousands are found without their texts.
CREATE INDEX letter_matter ON documents.letter (matter) INCLUDE (id, unit, number, kind_key, matter_kind, state) WHERE matter IS NOT NULL;
CREATE INDEX letter_batch ON documents.letter (batch) WHERE batch IS NOT NULL;
CREATE INDEX letter_answers ON documents.letter (answers) WHERE answers IS NOT NULL;

CREATE TABLE documents.delivery (
    id            uuid        PRIMARY KEY,
    letter        uuid        NOT NULL REFERENCES documents.letter,
    no            integer     NOT NULL CHECK (no > 0),
    unit          uuid,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    territory     char(12)    CHECK (territory ~ '^[0-9]{12}$'),
    post          uuid,
    state         text        NOT NULL CHECK (state IN ('DELIVERED', 'RECEIVED', 'REPLIED', 'RETURNED', 'ACCEPTED', 'LIFTED')),
    receipt_asked boolean     NOT NULL,
    obligation    uuid        UNIQUE,
    due           timestamptz,
    delivered_at  timestamptz NOT NULL,
    received_at   timestamptz,
    received_name text,
    replied_at    timestamptz,
    over_at       timestamptz,
    reminders     integer     NOT NULL DEFAULT 0,
    UNIQUE (letter, no)
);
CREATE INDEX delivery_unit ON documents.delivery (unit, letter DESC) WHERE unit IS NOT NULL;
CREATE INDEX delivery_county ON documents.delivery (left(territory, 6), letter DESC) WHERE territory IS NOT NULL;

CREATE TABLE documents.reply (
    id          uuid        PRIMARY KEY,
    delivery    uuid        NOT NULL REFERENCES documents.delivery,
    state       text        NOT NULL CHECK (state IN ('GIVEN', 'RETURNED', 'ACCEPTED')),
    words       text        NOT NULL CHECK (length(words) <= 20000),
    files       jsonb       NOT NULL,
    letter      uuid        REFERENCES documents.letter,
    person      uuid        NOT NULL,
    name        text        NOT NULL,
    given_at    timestamptz NOT NULL,
    late        boolean     NOT NULL,
    opinion     text,
    judged_name text,
    judged_at   timestamptz,
    CHECK ((state = 'GIVEN') = (judged_at IS NULL))
);
CREATE INDEX reply_delivery ON documents.reply (delivery, id);

CREATE TABLE documents.item (
    obligation uuid     PRIMARY KEY,
    delivery   uuid     NOT NULL REFERENCES documents.delivery,
    no         integer  NOT NULL CHECK (no > 0),
    text       text     NOT NULL,
    due        date     NOT NULL,
    over       boolean  NOT NULL DEFAULT false,
    UNIQUE (delivery, no)
);

CREATE TABLE documents.link (
    id         uuid        PRIMARY KEY,
    delivery   uuid        NOT NULL REFERENCES documents.delivery,
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    made_name  text        NOT NULL,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > made_at),
    opened_at  timestamptz,
    used_at    timestamptz,
    revoked_at timestamptz,
    uploads    integer     NOT NULL DEFAULT 0
);
CREATE INDEX link_delivery ON documents.link (delivery, id);

GRANT USAGE ON SCHEMA documents TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA documents TO anlan_app;
