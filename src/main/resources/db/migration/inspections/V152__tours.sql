CREATE SCHEMA IF NOT EXISTS inspections;

CREATE TABLE inspections.tour (
    id           uuid        PRIMARY KEY,
    version      bigint      NOT NULL CHECK (version > 0),
    state        text        NOT NULL CHECK (state IN ('PLANNED', 'NOTIFIED', 'ENTERED', 'AT_WORK', 'ENDED', 'REPORTED', 'APPROVED',
                                 'FED_BACK', 'RECTIFIED', 'REVIEWED', 'PUBLISHED', 'CLOSED')),
    sender       uuid        NOT NULL,
    sender_name  text        NOT NULL,
    unit         uuid        NOT NULL,
    unit_name    text        NOT NULL,
    territory    char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    pack_version integer     NOT NULL,
    progress     jsonb       NOT NULL,
    published_at timestamptz
);
COMMENT ON COLUMN inspections.tour.id IS 'The id of the planned tour';
CREATE INDEX tour_sender ON inspections.tour (sender, id DESC);
CREATE INDEX tour_unit ON inspections.tour (unit, id DESC);
CREATE INDEX tour_published ON inspections.tour (id DESC) WHERE published_at IS NOT NULL;

CREATE TABLE inspections.visit (
    id          uuid        PRIMARY KEY,
    tour        uuid        NOT NULL REFERENCES inspections.tour,
    method      text        NOT NULL CHECK (method IN ('REPORTS', 'MEETINGS', 'FILES_LETTERS_CALLS', 'INTERVIEWS', 'UNANNOUNCED', 'ASSIGNED')),
    place       text        NOT NULL CHECK (length(place) BETWEEN 1 AND 300),
    words       text        NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
    assigned    text        CHECK (length(assigned) BETWEEN 1 AND 1000) CHECK (assigned IS NOT NULL OR method <> 'ASSIGNED'),
    happened_at timestamptz NOT NULL,
    entered_at  timestamptz NOT NULL,
    person      uuid        NOT NULL,
    name        text        NOT NULL,
    evidence    uuid[]      NOT NULL
);
CREATE INDEX visit_tour ON inspections.visit (tour, happened_at);

CREATE TABLE inspections.log_entry (
    id         uuid        PRIMARY KEY,
    tour       uuid        NOT NULL REFERENCES inspections.tour,
    day        date        NOT NULL,
    person     uuid        NOT NULL,
    name       text        NOT NULL,
    words      text        NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
    entered_at timestamptz NOT NULL
);
CREATE INDEX log_entry_tour ON inspections.log_entry (tour, day);

CREATE TABLE inspections.unexamined (
    tour   uuid NOT NULL REFERENCES inspections.tour,
    area   text NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    name   text NOT NULL,
    PRIMARY KEY (tour, area)
);

CREATE TABLE inspections.finding (
    id         uuid        PRIMARY KEY,
    tour       uuid        NOT NULL REFERENCES inspections.tour,
    area       text        NOT NULL,
    title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    words      text        NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
    basis      text        NOT NULL CHECK (length(basis) BETWEEN 1 AND 2000),
    severity   text        NOT NULL CHECK (severity IN ('PROBLEM', 'HAZARD', 'MAJOR_HAZARD')),
    violation  boolean     NOT NULL,
    unit       uuid        NOT NULL,
    unit_name  text        NOT NULL,
    territory  char(12)    NOT NULL CHECK (territory ~ '^[0-9]{12}$'),
    visit      uuid        REFERENCES inspections.visit,
    evidence   uuid[]      NOT NULL CHECK (cardinality(evidence) > 0),
    found_at   timestamptz NOT NULL,
    person     uuid        NOT NULL,
    name       text        NOT NULL,
    hazard     uuid        CHECK (hazard IS NULL OR severity <> 'PROBLEM'),
    obligation uuid        CHECK (obligation IS NULL OR severity = 'PROBLEM'),
    closed_at  timestamptz
);
CREATE INDEX finding_tour ON inspections.finding (tour, found_at);

CREATE TABLE inspections.transfer (
    id             uuid        PRIMARY KEY,
    tour           uuid        NOT NULL REFERENCES inspections.tour,
    finding        uuid        NOT NULL UNIQUE REFERENCES inspections.finding,
    category       text        NOT NULL CHECK (category IN ('ILLEGAL_OPERATION', 'LAW_BROKEN', 'RULE_BROKEN')),
    remit          text        NOT NULL CHECK (remit IN ('DEPARTMENT', 'PARTY_WORKING_COMMITTEE', 'MANAGEMENT_COMMITTEE')),
    unit           uuid        NOT NULL,
    unit_name      text        NOT NULL,
    words          text        NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
    obligation     uuid        NOT NULL,
    letter         uuid        NOT NULL,
    transferred_at timestamptz NOT NULL,
    answered_at    timestamptz,
    closed_at      timestamptz CHECK (closed_at IS NULL OR answered_at IS NOT NULL)
);
CREATE INDEX transfer_tour ON inspections.transfer (tour);

CREATE TABLE inspections.checklist (
    unit    uuid    NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    items   jsonb   NOT NULL,
    PRIMARY KEY (unit, version)
);

GRANT USAGE ON SCHEMA inspections TO anlan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA inspections TO anlan_app;
