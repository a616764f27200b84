-- XEP-0191. One row for each account, so that its list is read at once and two changes at a time cannot pass the limit.
CREATE TABLE blocked (
    domain   text COLLATE "C" NOT NULL,
    username text COLLATE "C" NOT NULL,
    jids     text[] COLLATE "C" NOT NULL,
    PRIMARY KEY (domain, username),
    FOREIGN KEY (domain, username) REFERENCES accounts ON DELETE CASCADE
);

-- Elements are kept in the form that the event bus gives them: nothing but the edge reads XML.
-- XEP-0054.
CREATE TABLE vcards (
    domain   text COLLATE "C" NOT NULL,
    username text COLLATE "C" NOT NULL,
    card     text NOT NULL,
    PRIMARY KEY (domain, username),
    FOREIGN KEY (domain, username) REFERENCES accounts ON DELETE CASCADE
);

-- XEP-0049.
CREATE TABLE private_xml (
    domain    text COLLATE "C" NOT NULL,
    username  text COLLATE "C" NOT NULL,
    namespace text COLLATE "C" NOT NULL,
    name      text COLLATE "C" NOT NULL,
    content   text NOT NULL,
    PRIMARY KEY (domain, username, namespace, name),
    FOREIGN KEY (domain, username) REFERENCES accounts ON DELETE CASCADE
);

-- Tells every session-service at once, so that nobody gets past a block that another instance took.
CREATE FUNCTION tell_blocking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record := COALESCE(NEW, OLD);
BEGIN
    PERFORM pg_notify('bindery_blocking', changed.username || '@' || changed.domain);
    RETURN NULL;
END
$$;

CREATE TRIGGER blocking_changed AFTER INSERT OR UPDATE OR DELETE ON blocked
    FOR EACH ROW EXECUTE FUNCTION tell_blocking();
