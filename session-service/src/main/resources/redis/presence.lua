-- A session has told everybody its presence. Replies {'GONE'} or
-- {'PRESENCE', whether it was available before this number, watchers, who got presence directly, deliveries}.
local offline, offline_archived = KEYS[5], KEYS[6]
local id, available, priority, text = ARGV[2], ARGV[3] == 'true', tonumber(ARGV[4]), ARGV[5]
local status, number = ARGV[6], tonumber(ARGV[7])

local session = session_of(id)
if not session then
  return {'GONE'}
end
local before = is_available(session)
local reachable = before and session.priority >= 0

-- RFC 6121 4.2.2 and 4.5.2: to all available sessions of the user, this one too, also when it goes.
session.priority = available and priority or nil
session.spoke = true
if not before then
  -- Asked again, what follows a first presence may still have to be done.
  session.first_presence = number
end
local directed = {}
local all = all_sessions()
for _, other in ipairs(all) do
  if other.id == id then
    other.priority, other.spoke = session.priority, true
  end
end
for _, other in ipairs(all) do
  if is_available(other) or other.id == id and before then
    append(other.id == id and session or other, text, 'p' .. session.address)
  end
end
if available then
  redis.call('HSET', presence, id, text)
  if not before then
    local fields = redis.call('HGETALL', presence)
    for i = 1, #fields, 2 do
      if fields[i] ~= id then
        append(session, fields[i + 1], '')
      end
    end
  end
else
  redis.call('HDEL', presence, id)
  directed = redis.call('SMEMBERS', key('directed', id))
  if before and redis.call('HLEN', presence) == 0 then
    redis.call('HSET', user, 'gone_ms', now(), 'gone_status', status)
  end
end
save(session)

-- XEP-0160: what waited comes with the first presence that takes messages, oldest first.
if available and priority >= 0 and not reachable then
  local waiting = {}
  for _, list in ipairs({offline, offline_archived}) do
    for _, entry in ipairs(redis.call('LRANGE', list, 0, -1)) do
      local ms, seq, message = string.match(entry, '^(%d+) (%d+) (.*)$')
      table.insert(waiting, {at = {tonumber(ms), tonumber(seq)}, text = message, list = list})
    end
  end
  table.sort(waiting, function(a, b) return is_before(a.at, b.at) end)
  append_offline(session, waiting)
end
return {'PRESENCE', session.first_presence ~= number and 1 or 0, watchers(), directed, deliveries}
