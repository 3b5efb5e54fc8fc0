CREATE SCHEMA IF NOT EXISTS records;

CREATE TABLE records.record (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL CHECK (version > 0),
    kind            text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'FILED', 'CLOSED', 'WITHDRAWN')),
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    unit            uuid        NOT NULL,
    territory       char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    post            uuid        NOT NULL,
    person          uuid,
    person_name     text,
    drafted_by      uuid        NOT NULL,
    drafted_name    text        NOT NULL,
    drafted_at      timestamptz NOT NULL,
    filed_by        uuid,
    filed_name      text,
    happened_at     timestamptz,
    entered_at      timestamptz,
    entry_limit     timestamptz,
    at              timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(happened_at, drafted_at)) STORED,
    subject         uuid,
    subject_name    text        CHECK ((subject_name IS NULL) = (subject IS NULL)),
    particulars     jsonb       NOT NULL,
    evidence        jsonb       NOT NULL DEFAULT '[]',
    corrections     integer     NOT NULL DEFAULT 0,
    coordinated_at  timestamptz,
    conveyed_at     timestamptz,
    items_total     integer     NOT NULL DEFAULT 0,
    items_done      integer     NOT NULL DEFAULT 0 CHECK (items_done BETWEEN 0 AND items_total),
    closed_at       timestamptz CHECK ((closed_at IS NULL) = (state <> 'CLOSED')),
    CHECK ((entered_at IS NULL) = (state IN ('DRAFT', 'WITHDRAWN'))),
    CHECK (entered_at IS NULL OR (happened_at IS NOT NULL AND happened_at <= entered_at AND entry_limit IS NOT NULL
        AND person IS NOT NULL AND person_name IS NOT NULL AND filed_by IS NOT NULL AND filed_name IS NOT NULL))
);
COMMENT ON COLUMN records.record.entry_limit IS 'Entered after it is late (WX-3.3c)';
COMMENT ON COLUMN records.record.person IS 'Who held the post when it happened: whose archive it belongs to';
CREATE INDEX record_city ON records.record (left(territory, 4), at DESC, id DESC);
CREATE INDEX record_county ON records.record (left(territory, 6), at DESC, id DESC);
CREATE INDEX record_town ON records.record (left(territory, 9), at DESC, id DESC);
CREATE INDEX record_at ON records.record (at DESC, id DESC);
CREATE INDEX record_unit ON records.record (unit, at DESC, id DESC);
CREATE INDEX record_kind ON records.record (kind, at DESC, id DESC);
CREATE INDEX record_evidence ON records.record USING gin (evidence jsonb_path_ops);
CREATE INDEX record_person ON records.record (person, at DESC, id DESC) WHERE person IS NOT NULL;

CREATE TABLE records.item (
    id          uuid     PRIMARY KEY,
    record      uuid     NOT NULL REFERENCES records.record,
    no          smallint NOT NULL CHECK (no >= 1),
    text        text     NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    owner       uuid,
    due         date,
    obligation  uuid     UNIQUE,
    state       text     CHECK (state IN ('OPEN', 'ASSIGNED', 'PERFORMED', 'ACCEPTED', 'WAIVED')),
    received_at timestamptz,
    percent     smallint NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
    progress    text,
    UNIQUE (record, no),
    CHECK ((obligation IS NULL) = (state IS NULL)),
    CHECK (obligation IS NULL OR (owner IS NOT NULL AND due IS NOT NULL))
);
CREATE INDEX item_owner ON records.item (owner) WHERE owner IS NOT NULL;

-- What a record counts for: the obligations it met, and those of its kind that it didn't meet and why.
CREATE TABLE records.served (
    record     uuid        NOT NULL REFERENCES records.record,
    obligation uuid        NOT NULL,
    met        boolean     NOT NULL,
    reason     text        CHECK ((reason IS NULL) = met),
    missing    jsonb       NOT NULL DEFAULT '[]',
    series     text        NOT NULL,
    title_zh   text        NOT NULL,
    title_en   text        NOT NULL,
    clause     text        NOT NULL,
    period     text,
    at         timestamptz NOT NULL,
    PRIMARY KEY (record, obligation)
);
COMMENT ON COLUMN records.served.series IS 'Those of one duty in one period, of which a record counts for one';
CREATE INDEX served_obligation ON records.served (obligation);

GRANT USAGE ON SCHEMA records TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON records.record TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON records.item, records.served TO anlan_app;
