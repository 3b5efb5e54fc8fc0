-- What a duty demands for each special committee or leading member, it demands of the same unit several times in a period.
ALTER TABLE obligations.obligation
    ADD COLUMN subject      uuid,
    ADD COLUMN subject_name text CHECK (length(subject_name) BETWEEN 1 AND 300),
    ADD CHECK ((subject IS NULL) = (subject_name IS NULL));
COMMENT ON COLUMN obligations.obligation.subject IS 'The special committee, post or town that it is about, where each counts by itself';

DROP INDEX obligations.obligation_once;
CREATE UNIQUE INDEX obligation_once ON obligations.obligation (unit, pack, duty, period, subject) NULLS NOT DISTINCT WHERE period IS NOT NULL;
