-- Whoever holds such a post belongs to the unit's leading team (WX-2.5).
ALTER TABLE organization.post ADD COLUMN in_leading_team boolean NOT NULL DEFAULT false;
