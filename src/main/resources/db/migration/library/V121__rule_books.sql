CREATE SCHEMA IF NOT EXISTS library;

CREATE TABLE library.book (
    id              uuid   PRIMARY KEY,
    version         bigint NOT NULL CHECK (version > 0),
    kind            text   NOT NULL CHECK (kind IN ('LAW', 'REGULATION', 'STANDARD', 'POLICY', 'SYSTEM', 'PROCEDURE')),
    unit            uuid,
    unit_name       text,
    places          text[] NOT NULL CHECK (cardinality(places) > 0),
    withdrawn_on    date,
    withdrawn_why   text   CHECK (length(withdrawn_why) BETWEEN 1 AND 2000),
    CHECK ((unit IS NULL) = (places = '{""}')),
    CHECK ((unit IS NULL) = (unit_name IS NULL)),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_why IS NULL))
);
COMMENT ON COLUMN library.book.places IS 'Prefixes of the area codes for which it holds; one empty prefix is the whole country';

CREATE TABLE library.edition (
    id            uuid        PRIMARY KEY,
    book          uuid        NOT NULL REFERENCES library.book,
    no            integer     NOT NULL CHECK (no > 0),
    title         text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    number        text        NOT NULL CHECK (length(number) <= 100),
    issuer        text        NOT NULL CHECK (length(issuer) BETWEEN 1 AND 200),
    folded        text        NOT NULL,
    valid_from    date        NOT NULL,
    valid_to      date        CHECK (valid_to >= valid_from),
    superseded_on date        CHECK (superseded_on >= valid_from),
    articles      integer     NOT NULL CHECK (articles > 0),
    source_name   text,
    source_type   text,
    source_sha256 text        CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
    entered_by    text        NOT NULL,
    entered_at    timestamptz NOT NULL,
    CHECK ((source_sha256 IS NULL) = (source_name IS NULL) AND (source_sha256 IS NULL) = (source_type IS NULL)),
    UNIQUE (book, no)
);
COMMENT ON COLUMN library.edition.superseded_on IS 'First day of the edition that came after it';
COMMENT ON COLUMN library.edition.folded IS 'Title, number and issuer as searches compare them';

CREATE TABLE library.article (
    edition uuid      NOT NULL REFERENCES library.edition,
    ord     integer   NOT NULL CHECK (ord > 0),
    anchor  text      NOT NULL CHECK (length(anchor) BETWEEN 1 AND 60),
    label   text      NOT NULL CHECK (length(label) BETWEEN 1 AND 60),
    part    text      NOT NULL,
    heading text      NOT NULL,
    body    text      NOT NULL,
    folded  text      NOT NULL,
    keys    integer[] NOT NULL,
    PRIMARY KEY (edition, ord),
    UNIQUE (edition, anchor)
);
COMMENT ON COLUMN library.article.folded IS 'Label, heading and text as searches compare them';
COMMENT ON COLUMN library.article.keys IS 'Of each character and each pair of neighbours in folded, made by the application';
CREATE INDEX article_keys ON library.article USING gin (keys) WITH (fastupdate = off);

GRANT USAGE ON SCHEMA library TO anlan_app;
GRANT SELECT, INSERT, UPDATE ON library.book, library.edition TO anlan_app;
GRANT SELECT, INSERT ON library.article TO anlan_app;
