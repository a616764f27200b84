-- What PostgreSQL cannot delete together with an account: its sessions, its keys in Redis, its archive. A row stands here
-- until all that is gone, whoever removed the account and whichever service runs.
CREATE TABLE removed_accounts (
    owner      text COLLATE "C" PRIMARY KEY,
    -- Tells this removal from a later one of the same name, in Redis too: by time, so that it does not begin anew with
    -- the database.
    number     bigint NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::bigint,
    removed_at timestamptz NOT NULL DEFAULT now(),
    -- Whose presence the account was told of.
    watched    text[] NOT NULL,
    tries      integer NOT NULL DEFAULT 0,
    -- XEP-0077 3.2: who removes his own account is answered before his stream ends.
    due_at     timestamptz NOT NULL DEFAULT now() + interval '500 milliseconds'
);

CREATE INDEX removed_accounts_due ON removed_accounts (due_at);

-- Before, for the roster goes with the account.
CREATE FUNCTION remember_removed_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    address text := OLD.username || '@' || OLD.domain;
BEGIN
    INSERT INTO sessions.removed_accounts (owner, watched)
    SELECT address, COALESCE(array_agg(contact), '{}') FROM sessions.roster_items
    WHERE domain = OLD.domain AND username = OLD.username AND subscription IN ('to', 'both')
        AND contact LIKE '_%@%';
    PERFORM pg_notify('bindery_removed', address);
    RETURN OLD;
END
$$;

CREATE TRIGGER accounts_removed BEFORE DELETE ON accounts
    FOR EACH ROW EXECUTE FUNCTION remember_removed_account();

-- Nobody gets a name while anything of the account that had it is left. After, not before: an insertion that waited for
-- the removal of the old account sees the row that the removal has made.
CREATE FUNCTION refuse_removed_name() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    address text := NEW.username || '@' || NEW.domain;
BEGIN
    IF EXISTS (SELECT FROM sessions.removed_accounts WHERE owner = address) THEN
        RAISE EXCEPTION '% is still being removed', address USING ERRCODE = 'BD001';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER accounts_name_is_free AFTER INSERT ON accounts
    FOR EACH ROW EXECUTE FUNCTION refuse_removed_name();
