CREATE TABLE ledger.key (
    id          text        PRIMARY KEY CHECK (id ~ '^[0-9a-f]{32}$'),
    public_key  bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    endorsed_by text        REFERENCES ledger.key,
    endorsement bytea,
    CHECK ((endorsed_by IS NULL) = (endorsement IS NULL))
);

COMMENT ON TABLE ledger.key IS 'Public keys that sign checkpoints. Each but the first is endorsed by the key before it';
COMMENT ON COLUMN ledger.key.id IS 'First 32 hex digits of the SHA-256 of public_key';
COMMENT ON COLUMN ledger.key.public_key IS 'Ed25519, X.509 SubjectPublicKeyInfo';
COMMENT ON COLUMN ledger.key.endorsement IS 'Signature of the endorsing key over public_key';

CREATE TABLE ledger.checkpoint (
    no        bigint      PRIMARY KEY CHECK (no >= 1),
    size      bigint      NOT NULL CHECK (size >= 1),
    total     bigint      NOT NULL CHECK (total >= size),
    root      bytea       NOT NULL CHECK (octet_length(root) = 32),
    previous  bytea       NOT NULL CHECK (octet_length(previous) = 32),
    sealed_at timestamptz NOT NULL,
    key       text        NOT NULL REFERENCES ledger.key,
    signature bytea       NOT NULL CHECK (octet_length(signature) = 64),
    horizon   xid8        NOT NULL,
    server    bigint      NOT NULL
);

COMMENT ON TABLE ledger.checkpoint IS 'A signed summary of a batch of acts, chained to the one before';
COMMENT ON COLUMN ledger.checkpoint.total IS 'Acts in this and all earlier checkpoints';
COMMENT ON COLUMN ledger.checkpoint.root IS 'Root of the Merkle tree over the batch';
COMMENT ON COLUMN ledger.checkpoint.previous IS 'Hash of the checkpoint before; zeros in the first';
COMMENT ON COLUMN ledger.checkpoint.horizon IS 'Every act of an older transaction was sealed when this was made';
COMMENT ON COLUMN ledger.checkpoint.server IS 'The database system whose transaction numbers horizon means: a restored copy counts anew';

-- No foreign keys here: they would lock every act once more while it is sealed. Verification checks both ends.
CREATE TABLE ledger.leaf (
    act        uuid   PRIMARY KEY,
    checkpoint bigint NOT NULL,
    position   bigint NOT NULL CHECK (position >= 0),
    hash       bytea  NOT NULL CHECK (octet_length(hash) = 32),
    UNIQUE (checkpoint, position)
);

COMMENT ON TABLE ledger.leaf IS 'Where each sealed act stands: the checkpoint and its place in that tree';
COMMENT ON COLUMN ledger.leaf.hash IS 'The hash the act had when it was sealed: a changed act can be named, a deleted one still leaves its neighbours provable';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.key
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.leaf
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT SELECT, INSERT ON ledger.key, ledger.checkpoint, ledger.leaf TO anlan_app;
