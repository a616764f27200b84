-- Ends a session, or undoes a bind that may still be on its way: the mark left in undone refuses it when it comes.
-- Replies whether the session was there, 1 or 0.
local user, sessions, undone, offline, offline_archived = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, undone_ms, ttl = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

redis.call('SET', undone, '', 'PX', undone_ms)
local existed = redis.call('HDEL', sessions, id)
if existed == 1 and redis.call('EXISTS', sessions) == 0 then
  expire({user, offline, offline_archived}, ttl)
end
return existed
