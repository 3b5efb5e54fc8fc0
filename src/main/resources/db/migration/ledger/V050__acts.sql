CREATE SCHEMA IF NOT EXISTS ledger;

CREATE TABLE ledger.act (
    id           uuid        PRIMARY KEY,
    subject_kind text        NOT NULL CHECK (subject_kind <> ''),
    subject      uuid        NOT NULL,
    version      bigint      NOT NULL CHECK (version >= 1),
    kind         text        NOT NULL CHECK (kind <> ''),
    person       uuid        NOT NULL,
    post         uuid,
    unit         uuid,
    territory    text        NOT NULL CHECK (length(territory) = 12),
    occurred_at  timestamptz NOT NULL,
    entered_at   timestamptz NOT NULL,
    evidence     text[]      NOT NULL,
    content      text        NOT NULL,
    hash         bytea       NOT NULL CHECK (octet_length(hash) = 32),
    tx           xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT act_subject_version UNIQUE (subject, subject_kind, version)
);

COMMENT ON TABLE ledger.act IS 'What happened: one row an act, never changed, never deleted. The other columns repeat what content says, for searching';
COMMENT ON COLUMN ledger.act.unit IS 'The unit the matter belongs to; the unit the person acted for stands in content';
COMMENT ON COLUMN ledger.act.content IS 'The act as JSON, to the byte what was hashed';
COMMENT ON COLUMN ledger.act.hash IS 'SHA-256 of content in UTF-8';
COMMENT ON COLUMN ledger.act.tx IS 'The transaction that wrote the act: lets sealing find what is new without a mark on the row';

CREATE INDEX act_tx ON ledger.act (tx);
CREATE INDEX act_entered ON ledger.act USING brin (entered_at);
CREATE INDEX act_person ON ledger.act (person, id);
CREATE INDEX act_unit ON ledger.act (unit, id) WHERE unit IS NOT NULL;
CREATE INDEX act_county ON ledger.act (left(territory, 6), id);
CREATE INDEX act_evidence ON ledger.act USING gin (evidence) WHERE evidence <> '{}';

-- The application may not change an act because it was never granted the right. This refuses the owner's slip of the hand too; who
-- drops the trigger first is found by verification.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.act
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT USAGE ON SCHEMA ledger TO anlan_app;
GRANT SELECT, INSERT ON ledger.act TO anlan_app;
