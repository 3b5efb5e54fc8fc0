-- What stood below a unit on a day gone by.
CREATE INDEX unit_period_parent ON organization.unit_period (parent) WHERE parent IS NOT NULL;
