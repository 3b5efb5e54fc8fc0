ALTER TABLE tourplans.tour
    ADD COLUMN cancelled_at   timestamptz CHECK (cancelled_at IS NULL OR approved_at IS NOT NULL),
    ADD COLUMN cancelled_name text        CHECK ((cancelled_name IS NULL) = (cancelled_at IS NULL)),
    ADD COLUMN cancel_reason  text        CHECK ((cancel_reason IS NULL) = (cancelled_at IS NULL));
COMMENT ON COLUMN tourplans.tour.cancelled_at IS 'When the committee cancelled it: since then it reaches nobody';
