-- Binds a session: the instant of promise P1. Every message admitted earlier has a smaller position than this bind and
-- did not have the session among its targets; every later one has a larger position and has it.
-- Replies {'UNDONE'}, {'CONFLICT'} (nothing has changed) or
-- {'BOUND', what the instant was, ended sessions, watchers, deliveries}.
local undone, remembered, offline, offline_archived = KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local id, session = ARGV[2], cjson.decode(ARGV[3])
local wished, alternative, policy = ARGV[4], ARGV[5], ARGV[6]
local bare, remembered_ms = ARGV[7], tonumber(ARGV[8])
local max_sessions = tonumber(ARGV[9])

-- The stream ended while this bind was on its way (P6).
if redis.call('EXISTS', undone) == 1 then
  return {'UNDONE'}
end

-- The reply to an earlier try was lost: the record holds all that it said. What it ended is told a second time.
local known = redis.call('GET', remembered)
if known then
  local before = cjson.decode(known)
  return {'BOUND', known, before.ended, watchers(), {}}
end

local kept, ended = {}, {}
for _, other in ipairs(all_sessions()) do
  -- XEP-0386: a user agent has one session; the earlier one is fenced off.
  local fenced = session.agent and other.agent == session.agent
  table.insert(fenced and ended or kept, other)
end

local holder
for i, other in ipairs(kept) do
  if other.resource == wished then
    holder = i
  end
end
session.resource = wished
if holder and policy == 'REFUSE' then
  return {'CONFLICT'}
elseif holder and policy == 'RENAME' then
  session.resource = alternative
elseif holder then
  table.insert(ended, table.remove(kept, holder))
end

table.sort(kept, function(a, b) return a.epoch < b.epoch end)
while #kept >= max_sessions do
  table.insert(ended, table.remove(kept, 1))
end

local timeline, ms = timeline_of(user), now()
local instant = {floor = next_position(timeline, ms), last = timeline.last, first = timeline.first}
set_position(user, 'floor', instant.floor)
session.bound_at = ms
session.epoch = redis.call('HINCRBY', user, 'epoch', 1)
session.id = id
session.address = bare .. '/' .. escaped(session.resource)

instant.ended = {}
for _, other in ipairs(ended) do
  tell_others(other, kept)
  table.insert(instant.ended, end_session(other))
end

redis.call('HSET', counts, id .. ':h', 0)
if session.bind2 then
  -- What the archive holds, the client reads there; the rest comes now, before anything newer (P4).
  redis.call('DEL', offline_archived)
  local waiting = {}
  for _, entry in ipairs(redis.call('LRANGE', offline, 0, -1)) do
    table.insert(waiting, {text = string.match(entry, '^%d+ %d+ (.*)$'), list = offline})
  end
  append_offline(session, waiting)
end
save(session)

instant.resource, instant.epoch = session.resource, session.epoch
instant.waiting = tonumber(redis.call('HGET', counts, id .. ':n') or 0)
local record = cjson.encode(instant)
redis.call('SET', remembered, record, 'PX', remembered_ms)
persist({user, sessions, counts, presence, offline, offline_archived})
return {'BOUND', record, instant.ended, watchers(), deliveries}
