-- Since when the post counts, so that whoever joins the team in mid-year owes a list of their own.
ALTER TABLE organization.post ADD COLUMN in_leading_team_since date;
UPDATE organization.post SET in_leading_team_since = DATE '2000-01-01' WHERE in_leading_team;

-- What a Safety Committee or special committee has beyond being a unit (WX-2.4a, WX-3.1b).
CREATE TABLE organization.committee (
    unit    uuid   PRIMARY KEY REFERENCES organization.unit,
    sector  text   CHECK (length(sector) BETWEEN 1 AND 100),
    rules   text   NOT NULL DEFAULT '' CHECK (length(rules) <= 20000),
    version bigint NOT NULL CHECK (version > 0)
);

CREATE TABLE organization.seat (
    id        uuid      PRIMARY KEY,
    committee uuid      NOT NULL REFERENCES organization.committee,
    person    uuid      NOT NULL REFERENCES organization.person,
    kind      text      NOT NULL CHECK (kind IN ('DIRECTOR', 'CHAIR', 'MEMBER')),
    during    daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during)),
    CONSTRAINT seat_one_for_a_person EXCLUDE USING gist (committee WITH =, person WITH =, during WITH &&),
    CONSTRAINT seat_one_chair EXCLUDE USING gist (committee WITH =, during WITH &&) WHERE (kind = 'CHAIR')
);
CREATE INDEX seat_person ON organization.seat (person);
CREATE INDEX unit_committee ON organization.unit (territory, id) WHERE kind IN ('COMMITTEE', 'SPECIAL_COMMITTEE');

GRANT SELECT, INSERT, UPDATE, DELETE ON organization.committee, organization.seat TO anlan_app;
