-- An account that has come on line, or may see the user from now on, is told of later presence. Replies the presence of
-- each available session of the user.
redis.call('HINCRBY', key('watchers', string.sub(user, #tag + 7)), ARGV[2], 1)
return redis.call('HVALS', presence)
