-- The yearly obligations of the committee's office that an approved plan or budget has performed.
CREATE TABLE tourplans.met (
    obligation uuid PRIMARY KEY,
    approved uuid NOT NULL
);
CREATE INDEX met_by_approved ON tourplans.met (approved);
COMMENT ON TABLE tourplans.met IS 'What an approved plan or budget has performed';
GRANT SELECT, INSERT ON tourplans.met TO anlan_app;
