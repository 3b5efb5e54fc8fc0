CREATE INDEX obligation_subject ON obligations.obligation (subject) WHERE live AND subject IS NOT NULL;
