CREATE TABLE documents.batch (
    id          uuid        PRIMARY KEY,
    version     bigint      NOT NULL CHECK (version > 0),
    state       text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'STOPPED')),
    unit        uuid        NOT NULL,
    territory   char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    kind        uuid        NOT NULL,
    issue       boolean     NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    actor       jsonb       NOT NULL,
    common      jsonb       NOT NULL,
    ordered_at  timestamptz NOT NULL,
    finished_at timestamptz
);
COMMENT ON COLUMN documents.batch.common IS 'What all its letters share: fields, day of reply, language, matter';
CREATE INDEX batch_unit ON documents.batch (unit, id DESC);
CREATE INDEX batch_running ON documents.batch (id) WHERE state = 'RUNNING';

CREATE TABLE documents.batch_row (
    batch  uuid    NOT NULL REFERENCES documents.batch,
    no     integer NOT NULL CHECK (no > 0),
    sheet  text,
    line   integer,
    unit   uuid,
    name   text    NOT NULL,
    fields jsonb   NOT NULL,
    state  text    NOT NULL CHECK (state IN ('WAITING', 'DONE', 'BAD')),
    letter uuid    REFERENCES documents.letter,
    faults jsonb   CHECK ((faults IS NOT NULL) = (state = 'BAD')),
    PRIMARY KEY (batch, no),
    CHECK ((letter IS NOT NULL) = (state = 'DONE'))
);
CREATE INDEX batch_row_waiting ON documents.batch_row (batch, no) WHERE state = 'WAITING';
CREATE INDEX batch_row_bad ON documents.batch_row (batch, no) WHERE state = 'BAD';

GRANT SELECT, INSERT, UPDATE ON documents.batch, documents.batch_row TO anlan_app;
