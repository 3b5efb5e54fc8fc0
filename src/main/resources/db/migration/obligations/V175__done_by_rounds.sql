-- By parts of the units a new round let all the others be tried again. What is kept is what the last run found: nothing to carry over.
DROP TABLE obligations.duty_done;
CREATE TABLE obligations.duty_done (
    pack    text        NOT NULL,
    version integer     NOT NULL,
    duty    text        NOT NULL,
    period  text        NOT NULL,
    due     timestamptz NOT NULL,
    mark    bigint      NOT NULL,
    PRIMARY KEY (pack, version, duty, period, due)
);
COMMENT ON TABLE obligations.duty_done IS 'Rounds opened for all units there were, by a sum over the units: a run that finds the same sum has nothing to do';
GRANT SELECT, INSERT, UPDATE ON obligations.duty_done TO anlan_app;
