-- Ends a session, or undoes a bind that may still be on its way: the mark left in undone refuses it when it comes.
-- The mark holds what has ended, as long as not everybody has been told of it: whoever asks again finds it there.
-- Replies {ended sessions, watchers, deliveries}; no ended session when there was none.
local undone, remembered, offline, offline_archived = KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local id, undone_ms, ttl = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

-- Who has come back under the same address has told so since.
local function has_address(address)
  for _, session in ipairs(all_sessions()) do
    if session.address == address then
      return true
    end
  end
  return false
end

redis.call('DEL', remembered)
local session = session_of(id)
if not session then
  local untold = redis.call('GET', undone) or ''
  redis.call('SET', undone, untold, 'PX', undone_ms)
  local ended = untold ~= '' and cjson.decode(untold)
  if ended and not has_address(ended[4]) then
    return {{ended}, watchers(), {}}
  end
  return {{}, {}, {}}
end
local ended = end_session(session)
redis.call('SET', undone, cjson.encode(ended), 'PX', undone_ms)
if is_available(session) then
  tell_others(session, all_sessions())
end
if redis.call('EXISTS', sessions) == 0 then
  expire({user, counts, presence, offline, offline_archived}, ttl)
end
return {{ended}, watchers(), deliveries}
