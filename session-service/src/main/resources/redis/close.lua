-- Ends a session, or undoes a bind that may still be on its way: the mark left in undone refuses it when it comes.
-- Replies {ended sessions, watchers, deliveries}; no ended session when there was none.
local undone, bound, offline, offline_archived = KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local id, undone_ms, ttl = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

redis.call('SET', undone, '', 'PX', undone_ms)
redis.call('DEL', bound)
local session = session_of(id)
if not session then
  return {{}, {}, {}}
end
local ended = end_session(session)
if is_available(session) then
  tell_others(session, all_sessions())
end
if redis.call('EXISTS', sessions) == 0 then
  expire({user, counts, presence, offline, offline_archived}, ttl)
end
return {{ended}, watchers(), deliveries}
