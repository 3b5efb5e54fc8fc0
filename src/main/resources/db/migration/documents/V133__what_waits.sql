-- What waits for somebody is asked by every first page, and is little among all letters.
CREATE INDEX letter_going ON documents.letter (unit) WHERE state IN ('DRAFT', 'IN_REVIEW', 'REVIEWED', 'SIGNED');
CREATE INDEX delivery_replied ON documents.delivery (letter) WHERE state = 'REPLIED';
