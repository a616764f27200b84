-- Puts one message on the timeline of a user and says which sessions were bound at that instant.
-- Replies {'FULL'} (nothing has changed) or {'ADMITTED', ms, seq, session id, ...}.
local user, sessions, offline, offline_archived, log = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local owner, with, stanza, archived = ARGV[1], ARGV[2], ARGV[3], ARGV[4] == 'true'
local max_log, max_offline, ttl = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local targets = redis.call('HKEYS', sessions)
local alone = #targets == 0

if archived and redis.call('XLEN', log) >= max_log then
  return {'FULL'}
end
if alone and not archived and redis.call('LLEN', offline) >= max_offline then
  return {'FULL'}
end

local timeline = timeline_of(user)
local at = next_position(timeline, now())
if archived then
  redis.call('XADD', log, '*', 'owner', owner, 'ms', at[1], 'seq', at[2], 'with', with, 'stanza', stanza)
  set_position(user, 'last', at)
  if not timeline.first then
    set_position(user, 'first', at)
  end
else
  set_position(user, 'floor', at)
end

if alone then
  -- An entry is "ms seq" and, where the archive does not keep it, the stanza behind.
  local entry = string.format('%d %d', at[1], at[2])
  if not archived then
    redis.call('RPUSH', offline, entry .. ' ' .. stanza)
  elseif redis.call('LLEN', offline_archived) < max_offline then
    redis.call('RPUSH', offline_archived, entry)
  end
  expire({user, offline, offline_archived}, ttl)
end

local reply = {'ADMITTED', at[1], at[2]}
for _, id in ipairs(targets) do
  table.insert(reply, id)
end
return reply
