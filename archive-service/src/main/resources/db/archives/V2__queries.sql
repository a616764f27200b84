-- 64 bits stand for an address in an index: two addresses may be longer than an index entry can be (RFC 7622 3.1).
ALTER TABLE message
    ADD COLUMN bare_key bigint GENERATED ALWAYS AS (hashtextextended(with_bare, 0)) STORED,
    ADD COLUMN full_key bigint GENERATED ALWAYS AS (hashtextextended(with_full, 0)) STORED;

-- A page of one conversation, however few of the archive's messages belong to it.
CREATE INDEX message_bare ON message (owner, bare_key, id);
CREATE INDEX message_full ON message (owner, full_key, id) WHERE full_key IS NOT NULL;

-- Retention looks for the oldest messages, whoever owns them; new ones are appended at the right end. By millisecond:
-- an index on the id itself would tempt PostgreSQL to read a page by it, past the messages of all other owners.
CREATE INDEX message_age ON message ((id >> 20));
