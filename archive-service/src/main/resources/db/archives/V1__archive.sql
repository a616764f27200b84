-- One row is one message in the archive of one account; the primary key makes the flush idempotent.
CREATE TABLE message (
    owner     text   NOT NULL,
    id        bigint NOT NULL,
    with_bare text   NOT NULL,
    with_full text,
    stanza    text   NOT NULL,
    PRIMARY KEY (owner, id)
) PARTITION BY HASH (owner);

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format(
            'CREATE TABLE message_%s PARTITION OF message FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END
$$;
