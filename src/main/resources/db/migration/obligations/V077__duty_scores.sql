-- Written anew each night from the obligations of the year: what boards of a nation would otherwise count again for every reader.
CREATE TABLE obligations.duty_score (
    unit      uuid        PRIMARY KEY,
    territory char(12)    NOT NULL,
    as_of     timestamptz NOT NULL,
    owed      integer     NOT NULL,
    done      integer     NOT NULL,
    in_time   integer     NOT NULL,
    late      integer     NOT NULL,
    -- Tenths of a percent in time, of those that were due by then; null while none was.
    score     integer     CHECK (score BETWEEN 0 AND 1000)
);
CREATE INDEX duty_score_list ON obligations.duty_score (score, unit);
GRANT SELECT, INSERT, UPDATE, DELETE ON obligations.duty_score TO anlan_app;
