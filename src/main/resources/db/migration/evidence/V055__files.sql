CREATE SCHEMA IF NOT EXISTS evidence;

CREATE TABLE evidence.file (
    id            uuid        PRIMARY KEY,
    name          text        NOT NULL CHECK (name <> ''),
    size          bigint      NOT NULL CHECK (size >= 1),
    expected      text        CHECK (expected ~ '^[0-9a-f]{64}$'),
    uploader      uuid        NOT NULL,
    uploader_name text        NOT NULL,
    started_at    timestamptz NOT NULL,
    uploaded_at   timestamptz,
    sha256        text        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    kind          text        CHECK (kind IN ('photo', 'document', 'audio', 'video')),
    type          text,
    captured_at   timestamptz,
    capture_said  boolean     NOT NULL,
    latitude      double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude     double precision CHECK (longitude BETWEEN -180 AND 180),
    device        text,
    CHECK ((uploaded_at IS NULL) = (sha256 IS NULL)),
    CHECK ((uploaded_at IS NULL) = (kind IS NULL)),
    CHECK ((uploaded_at IS NULL) = (type IS NULL)),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);

COMMENT ON TABLE evidence.file IS 'One row an upload; the same file uploaded twice is two rows and one file on disk';
COMMENT ON COLUMN evidence.file.expected IS 'The SHA-256 the uploader announced';
COMMENT ON COLUMN evidence.file.uploaded_at IS 'When the last byte was safe on disk; NULL while the upload goes on';
COMMENT ON COLUMN evidence.file.capture_said IS 'The capture time is what the uploader said, not what the file says';

CREATE INDEX file_sha256 ON evidence.file (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX file_unfinished ON evidence.file (started_at) WHERE uploaded_at IS NULL;

GRANT USAGE ON SCHEMA evidence TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON evidence.file TO anlan_app;
