ALTER TABLE inspections.tour DROP CONSTRAINT tour_state_check;
ALTER TABLE inspections.tour
    ADD CONSTRAINT tour_state_check CHECK (state IN ('PLANNED', 'NOTIFIED', 'ENTERED', 'AT_WORK', 'ENDED', 'REPORTED', 'APPROVED',
        'FED_BACK', 'RECTIFIED', 'REVIEWED', 'PUBLISHED', 'CLOSED', 'CANCELLED'));
