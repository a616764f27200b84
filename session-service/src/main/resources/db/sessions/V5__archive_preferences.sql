-- XEP-0441: what an account wants in its archive. Without a row: everything.
CREATE TABLE archive_preferences (
    domain      text COLLATE "C" NOT NULL,
    username    text COLLATE "C" NOT NULL,
    standard    text NOT NULL CHECK (standard IN ('ALWAYS', 'NEVER', 'ROSTER')),
    always_jids text[] NOT NULL,
    never_jids  text[] NOT NULL,
    PRIMARY KEY (domain, username),
    FOREIGN KEY (domain, username) REFERENCES accounts ON DELETE CASCADE
);

CREATE FUNCTION tell_archive_preferences_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record := COALESCE(NEW, OLD);
BEGIN
    PERFORM pg_notify('bindery_archive_preferences', changed.username || '@' || changed.domain);
    RETURN NULL;
END
$$;

CREATE TRIGGER archive_preferences_changed AFTER INSERT OR UPDATE OR DELETE ON archive_preferences
    FOR EACH ROW EXECUTE FUNCTION tell_archive_preferences_change();
