ALTER TABLE campaigns.town_check ADD COLUMN met uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN campaigns.town_check.met IS 'The obligations of the duty to check towns that it was counted for';
