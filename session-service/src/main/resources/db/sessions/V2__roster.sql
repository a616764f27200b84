-- The version of a roster (RFC 6121 2.6) stands beside the account, so that one row says whether there is an account
-- and serialises all changes of its roster. It begins with the time, not with 0: a client that remembers a version of
-- an account that was removed and made again is told the new roster.
ALTER TABLE accounts
    ADD COLUMN roster_version bigint NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::bigint,
    -- Removals up to this version are forgotten.
    ADD COLUMN roster_since   bigint NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::bigint;

CREATE TABLE roster_items (
    domain       text COLLATE "C" NOT NULL,
    username     text COLLATE "C" NOT NULL,
    contact      text COLLATE "C" NOT NULL,
    name         text NOT NULL,
    groups       text[] NOT NULL,
    subscription text NOT NULL CHECK (subscription IN ('none', 'to', 'from', 'both')),
    ask          boolean NOT NULL,
    approved     boolean NOT NULL,
    listing      text NOT NULL CHECK (listing IN ('listed', 'removed', 'stranger')),
    -- The stanza that waits for an answer, as JSON; there is one exactly in the states "pending in".
    request      text,
    -- The version of the roster that this was written with.
    changed      bigint NOT NULL,
    PRIMARY KEY (domain, username, contact),
    FOREIGN KEY (domain, username) REFERENCES accounts ON DELETE CASCADE
);

-- Who has a given contact: asked when an account is removed.
CREATE INDEX roster_items_by_contact ON roster_items (contact);

CREATE INDEX roster_removals ON roster_items (domain, username, changed) WHERE listing = 'removed';

CREATE FUNCTION tell_roster_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record := COALESCE(NEW, OLD);
BEGIN
    PERFORM pg_notify('bindery_rosters', changed.username || '@' || changed.domain);
    RETURN NULL;
END
$$;

-- A new account too: that it was missing may be cached.
CREATE TRIGGER accounts_roster_changed AFTER INSERT OR DELETE OR UPDATE OF roster_version ON accounts
    FOR EACH ROW EXECUTE FUNCTION tell_roster_change();

-- Who gets the address next must not inherit the subscriptions of the one who had it.
CREATE FUNCTION end_subscriptions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    address text := OLD.username || '@' || OLD.domain;
BEGIN
    DELETE FROM sessions.roster_items WHERE contact = address AND listing = 'stranger';
    WITH raised AS (
        UPDATE sessions.accounts a SET roster_version = a.roster_version + 1
        FROM sessions.roster_items i
        WHERE i.contact = address AND i.domain = a.domain AND i.username = a.username
        RETURNING a.domain, a.username, a.roster_version)
    UPDATE sessions.roster_items i
    SET subscription = 'none', ask = false, approved = false, request = NULL, changed = raised.roster_version
    FROM raised
    WHERE i.domain = raised.domain AND i.username = raised.username AND i.contact = address;
    RETURN NULL;
END
$$;

CREATE TRIGGER accounts_subscriptions_end AFTER DELETE ON accounts
    FOR EACH ROW EXECUTE FUNCTION end_subscriptions();
