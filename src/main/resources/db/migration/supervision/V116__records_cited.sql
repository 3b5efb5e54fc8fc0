ALTER TABLE supervision.measure
    DROP CONSTRAINT measure_basis_check,
    ADD CONSTRAINT measure_basis_check CHECK (basis IN ('OVERDUE', 'PROGRESS_CHECK', 'RECORD', 'WORDS'));
