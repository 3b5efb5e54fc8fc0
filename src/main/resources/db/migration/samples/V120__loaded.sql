CREATE SCHEMA IF NOT EXISTS samples;

CREATE TABLE samples.loaded (
    step text PRIMARY KEY
);

COMMENT ON TABLE samples.loaded IS 'Parts of the samples that are there whole: what was interrupted is not named and is gone on with at the next start';

GRANT USAGE ON SCHEMA samples TO anlan_app;
GRANT SELECT, INSERT ON samples.loaded TO anlan_app;
