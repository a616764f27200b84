-- Binds a session: the instant of promise P1. Every message admitted earlier has a smaller position than this bind and
-- did not have the session among its targets; every later one has a larger position and has it.
-- Replies {'UNDONE'}, {'CONFLICT'} (nothing has changed) or {'BOUND', record of the session}.
local user, sessions, undone, offline, offline_archived = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, session = ARGV[1], cjson.decode(ARGV[2])
local wished, alternative, policy = ARGV[3], ARGV[4], ARGV[5]
local purge, max_sessions = ARGV[6] == 'true', tonumber(ARGV[7])

-- The stream ended while this bind was on its way (P6).
if redis.call('EXISTS', undone) == 1 then
  return {'UNDONE'}
end

-- The reply to an earlier try was lost: the record holds all that it said.
local known = redis.call('HGET', sessions, id)
if known then
  return {'BOUND', known}
end

local kept, ended = {}, {}
local fields = redis.call('HGETALL', sessions)
for i = 1, #fields, 2 do
  local other = cjson.decode(fields[i + 1])
  other.id = fields[i]
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
session.bound_at = ms
session.floor = next_position(timeline, ms)
session.last, session.first = timeline.last, timeline.first
session.epoch = redis.call('HINCRBY', user, 'epoch', 1)
set_position(user, 'floor', session.floor)

for _, other in ipairs(ended) do
  redis.call('HDEL', sessions, other.id)
  session.ended = session.ended or {}
  table.insert(session.ended, {id = other.id, edge = other.edge})
end
if purge then
  redis.call('DEL', offline_archived)
end
local record = cjson.encode(session)
redis.call('HSET', sessions, id, record)
persist({user, sessions, offline, offline_archived})
return {'BOUND', record}
