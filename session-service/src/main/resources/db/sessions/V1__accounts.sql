-- Byte order, so that pages of the list are the same whatever the locale of the database.
CREATE TABLE accounts (
    domain     text COLLATE "C" NOT NULL,
    username   text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (domain, username)
);

-- RFC 5802 3: what the server keeps of a password, one row for each hash.
CREATE TABLE account_keys (
    domain     text COLLATE "C" NOT NULL,
    username   text COLLATE "C" NOT NULL,
    hash       text NOT NULL,
    salt       bytea NOT NULL,
    iterations integer NOT NULL,
    stored_key bytea NOT NULL,
    server_key bytea NOT NULL,
    PRIMARY KEY (domain, username, hash),
    FOREIGN KEY (domain, username) REFERENCES accounts ON DELETE CASCADE
);

-- One row: the secret that made-up salts and resource names are derived from.
CREATE TABLE server_secret (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    secret bytea NOT NULL
);

-- Tells every session-service at once, so that no cache outlives a changed password.
CREATE FUNCTION tell_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record := COALESCE(NEW, OLD);
BEGIN
    PERFORM pg_notify('bindery_accounts', changed.username || '@' || changed.domain);
    RETURN NULL;
END
$$;

CREATE TRIGGER account_keys_changed AFTER INSERT OR UPDATE OR DELETE ON account_keys
    FOR EACH ROW EXECUTE FUNCTION tell_account_change();
