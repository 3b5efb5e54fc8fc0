-- Duties are opened part by part of the units; only what the last run found is kept, so there is nothing to carry over.
DROP TABLE obligations.duty_done;
CREATE TABLE obligations.duty_done (
    pack    text    NOT NULL,
    version integer NOT NULL,
    part    integer NOT NULL,
    mark    bigint  NOT NULL,
    PRIMARY KEY (pack, version, part)
);
COMMENT ON TABLE obligations.duty_done IS 'A sum over all that a part of the units owes: a run that finds the same sum has nothing to do';
GRANT SELECT, INSERT, UPDATE ON obligations.duty_done TO anlan_app;
