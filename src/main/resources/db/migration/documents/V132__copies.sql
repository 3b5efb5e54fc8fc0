ALTER TABLE documents.letter
    ADD COLUMN copies  jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN imprint jsonb;
COMMENT ON COLUMN documents.letter.copies IS 'Who gets a copy, as the addressees are kept';
COMMENT ON COLUMN documents.letter.imprint IS 'Who prints it and on which day, for forms that have an imprint';

ALTER TABLE documents.delivery ADD COLUMN copy boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN documents.delivery.copy IS 'For information: neither receipt nor reply is expected';
