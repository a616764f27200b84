-- The sessions of a user: ids and records in turn.
return redis.call('HGETALL', KEYS[2])
