ALTER TABLE inspections.tour
    ADD COLUMN matter       text CHECK (length(matter) BETWEEN 1 AND 200),
    ADD COLUMN partner      uuid,
    ADD COLUMN partner_name text,
    ADD CONSTRAINT tour_light CHECK ((partner IS NULL) = (matter IS NULL) AND (partner IS NULL) = (partner_name IS NULL));
COMMENT ON COLUMN inspections.tour.id IS 'The id of the planned tour, or of the check that is made as a light tour';
COMMENT ON COLUMN inspections.tour.partner IS 'The department that makes a light tour together with the sender''s safety office; null for others';
