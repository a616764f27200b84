-- Forgets a user whose account is removed. Replies {'SESSIONS', ids and records in turn}: these have to end first; or
-- {'FORGOTTEN', ms, seq}: the last position on the timeline that was the user's.
local offline, offline_archived, watchers_key = KEYS[5], KEYS[6], KEYS[7]
local removal, last, ttl = ARGV[2], ARGV[3] == 'true', tonumber(ARGV[4])

-- This removal is over; what is here by now may be of another account with the same name.
local before = redis.call('HMGET', user, 'removal', 'removed_ms', 'removed_seq')
if tonumber(before[1] or 0) >= tonumber(removal) then
  return {'FORGOTTEN', tonumber(before[2]), tonumber(before[3])}
end
if redis.call('EXISTS', sessions) == 1 then
  return {'SESSIONS', redis.call('HGETALL', sessions)}
end

local at = next_position(timeline_of(user), now())
redis.call('DEL', user, counts, presence, offline, offline_archived, watchers_key)
-- The timeline goes on behind the old archive, though the clock of Redis may go back.
set_position(user, 'floor', at)
if last then
  redis.call('HSET', user, 'removal', removal)
  set_position(user, 'removed', at)
end
expire({user}, ttl)
return {'FORGOTTEN', at[1], at[2]}
