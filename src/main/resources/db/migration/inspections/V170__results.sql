-- The performance record of toured units: what each closed tour came to.
CREATE TABLE inspections.result (
    tour           uuid        PRIMARY KEY REFERENCES inspections.tour,
    unit           uuid        NOT NULL,
    unit_name      text        NOT NULL,
    sender         uuid        NOT NULL,
    year           integer     NOT NULL,
    problems       integer     NOT NULL CHECK (problems >= 0),
    hazards        integer     NOT NULL CHECK (hazards >= 0),
    major_hazards  integer     NOT NULL CHECK (major_hazards >= 0),
    violations     integer     NOT NULL CHECK (violations BETWEEN 0 AND problems + hazards + major_hazards),
    rectified_late boolean     NOT NULL,
    late           integer     NOT NULL CHECK (late BETWEEN 0 AND problems),
    entered_at     timestamptz NOT NULL
);
CREATE INDEX result_sender ON inspections.result (sender, year);
CREATE INDEX result_unit ON inspections.result (unit, year);

-- An entry is made once and stays.
GRANT SELECT, INSERT ON inspections.result TO anlan_app;
