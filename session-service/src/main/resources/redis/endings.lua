-- What the scripts share that tell others of a session.

-- Who sees the user: accounts, and how often each has come on line.
local function watchers()
  return redis.call('HGETALL', key('watchers', string.sub(user, #tag + 7)))
end

local function unavailable(session)
  return "<presence xmlns='jabber:client' from='" .. session.address .. "' type='unavailable'/>"
end

-- Takes a session out of everything: {id, edge, 1 if it was available, escaped full address, who got presence directly}.
local function end_session(session)
  local directed = redis.call('SMEMBERS', key('directed', session.id))
  redis.call('HDEL', sessions, session.id)
  redis.call('HDEL', presence, session.id)
  redis.call('HDEL', counts, session.id .. ':n', session.id .. ':h', session.id .. ':f')
  redis.call('DEL', key('log', session.id), key('held', session.id), key('directed', session.id))
  local available = is_available(session)
  if available and redis.call('HLEN', presence) == 0 then
    redis.call('HSET', user, 'gone_ms', now(), 'gone_status', '')
  end
  return {session.id, session.edge, available and 1 or 0, session.address, directed}
end

-- RFC 6121 4.5.2: the user's other available sessions hear of it too.
local function tell_others(ended, others)
  for _, session in ipairs(others) do
    if session.id ~= ended.id and is_available(session) then
      append(session, unavailable(ended), 'p' .. ended.address)
    end
  end
end
