CREATE SCHEMA IF NOT EXISTS imports;

CREATE TABLE imports.ledger_import (
    id          uuid        PRIMARY KEY,
    version     bigint      NOT NULL CHECK (version >= 1),
    state       text        NOT NULL CHECK (state IN ('READ', 'CHECKING', 'CHECKED', 'STORING', 'DONE', 'FAILED')),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    size        bigint      NOT NULL,
    sha256      text        NOT NULL,
    unit        uuid        NOT NULL,
    actor       jsonb       NOT NULL,
    uploaded_at timestamptz NOT NULL,
    sheets      jsonb       NOT NULL,
    choices     jsonb,
    total       integer     NOT NULL DEFAULT 0,
    good        integer     NOT NULL DEFAULT 0,
    bad         integer     NOT NULL DEFAULT 0,
    known       integer     NOT NULL DEFAULT 0,
    stored      integer     NOT NULL DEFAULT 0,
    only_good   boolean     NOT NULL DEFAULT false,
    problem     text
);
CREATE INDEX ledger_import_unit ON imports.ledger_import (unit, id);
CREATE INDEX ledger_import_running ON imports.ledger_import (id) WHERE state IN ('CHECKING', 'STORING');

COMMENT ON COLUMN imports.ledger_import.known IS 'Rows that are there already, or twice in the file: they add nothing';

CREATE TABLE imports.ledger_fault (
    import uuid    NOT NULL REFERENCES imports.ledger_import ON DELETE CASCADE,
    seq    integer NOT NULL,
    sheet  integer NOT NULL,
    row    integer NOT NULL,
    col    integer,
    code   text    NOT NULL,
    args   jsonb   NOT NULL,
    PRIMARY KEY (import, seq)
);

-- What a unit said about the columns of a table, for the next table with the same header.
CREATE TABLE imports.ledger_mapping (
    unit        uuid  NOT NULL,
    fingerprint text  NOT NULL,
    columns     jsonb NOT NULL,
    PRIMARY KEY (unit, fingerprint)
);

GRANT USAGE ON SCHEMA imports TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON imports.ledger_import, imports.ledger_fault, imports.ledger_mapping TO anlan_app;
