-- The application's role owns nothing; each module's migrations grant it what it needs. The embedded server and a careful
-- administrator make it beforehand with a password; elsewhere it is made here without one and stepped down to by SET ROLE.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'anlan_app') THEN
        CREATE ROLE anlan_app NOLOGIN;
        -- Who creates a role may grant it, but not yet step down to it.
        EXECUTE format('GRANT anlan_app TO %I WITH INHERIT FALSE, SET TRUE', current_user);
    END IF;
END
$$;

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
