-- An account is not told of later presence any more; with a count, only if it has not come on line again meanwhile.
-- Replies the presence of each available session of the user.
local watchers_key = key('watchers', string.sub(user, #tag + 7))
if ARGV[3] == '' or redis.call('HGET', watchers_key, ARGV[2]) == ARGV[3] then
  redis.call('HDEL', watchers_key, ARGV[2])
end
return redis.call('HVALS', presence)
