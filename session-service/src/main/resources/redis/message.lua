-- Puts one message on the timeline of a user and into the logs of the sessions that it is for.
-- Replies {'TAKEN'} (a repetition), {'AHEAD'} (one before it is missing), {'FULL'}, {'OFFLINE_FULL'}, {'REFUSED'}
-- (nothing has changed), or
-- {'ADMITTED', ms, seq, deliveries}.
local offline, offline_archived, log, taken = KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local owner, with, open = ARGV[2], ARGV[3], ARGV[4]
local archived, carbons, fold = ARGV[5] == 'true', ARGV[6], ARGV[7]
-- For a full address: the resource, and what happens when nobody has it. For a bare one: ''.
local resource, no_resource = ARGV[8], ARGV[9]
-- What happens when no session gets it: OFFLINE or DROP.
local nobody = ARGV[10]
local delay, sender_session = ARGV[11], ARGV[12]
local number, previous, taken_ms = tonumber(ARGV[13]), tonumber(ARGV[14]), tonumber(ARGV[15])
local log_bound, offline_bound, ttl = ARGV[16], ARGV[17], tonumber(ARGV[18])

-- What was refused, by number: a repetition must not look as if it had been taken. More than a batch can have.
local REMEMBERED = 1000
local refusals = taken .. ':refused'

if number > 0 then
  local newest = tonumber(redis.call('GET', taken) or 0)
  if newest >= number then
    local word = redis.call('HGET', refusals, number % REMEMBERED)
    local refused, of = string.match(word or '', '^(%u+_?%u*) (%d+)$')
    return {tonumber(of) == number and refused or 'TAKEN'}
  end
  -- What failed before it comes again with it: taken now, it would make that one look like a repetition.
  if newest < previous then
    return {'AHEAD'}
  end
end

-- An answer like any other: what follows to the same recipient is not kept waiting.
local function refuse(word)
  if number > 0 then
    redis.call('SET', taken, number, 'PX', taken_ms)
    redis.call('HSET', refusals, number % REMEMBERED, word .. ' ' .. number)
    redis.call('PEXPIRE', refusals, taken_ms)
  end
  return {word}
end

local all = all_sessions()
local direct, copied = {}, {}
if resource ~= '' then
  for _, session in ipairs(all) do
    if session.resource == resource and has_room(session) then
      table.insert(direct, session)
    end
  end
  if #direct == 0 and no_resource == 'REFUSE' then
    return refuse('REFUSED')
  end
end
if #direct == 0 and (resource == '' or no_resource == 'ACCOUNT') then
  for _, session in ipairs(all) do
    if takes_messages(session) and has_room(session) then
      table.insert(direct, session)
    end
  end
end
if carbons ~= '' then
  local has = {[sender_session] = true}
  for _, session in ipairs(direct) do
    has[session.id] = true
  end
  for _, session in ipairs(all) do
    if session.carbons and not has[session.id] and has_room(session) then
      table.insert(copied, session)
    end
  end
end
local waits = nobody == 'OFFLINE' and #direct == 0 and #copied == 0

if archived and room_in(log, redis.call('XLEN', log), bound(log_bound)) <= 0 then
  return {'FULL'}
end

local function may_wait_in(list)
  return room_in(list, redis.call('LLEN', list), bound(offline_bound)) > 0
end

if waits and not archived and not may_wait_in(offline) then
  return refuse('OFFLINE_FULL')
end

local timeline = timeline_of(user)
local at = next_position(timeline, now())
local text = open .. '</message>'
if archived then
  redis.call('XADD', log, '*', 'owner', owner, 'ms', at[1], 'seq', at[2], 'with', with, 'stanza', text)
  set_position(user, 'last', at)
  if not timeline.first then
    set_position(user, 'first', at)
  end
  -- XEP-0359 and XEP-0313 5.1.2: the id under which the archive has it.
  text = open .. stanza_id(owner, at) .. '</message>'
else
  set_position(user, 'floor', at)
end

for _, session in ipairs(direct) do
  append(session, text, fold)
end
for _, session in ipairs(copied) do
  append(session, carbon('received', owner, session, carbons, text), fold)
end
if waits then
  local entry = string.format('%d %d ', at[1], at[2]) .. text_with(text, delay)
  if not archived then
    redis.call('RPUSH', offline, entry)
  elseif may_wait_in(offline_archived) then
    redis.call('RPUSH', offline_archived, entry)
  end
end
if #all == 0 then
  expire({user, offline, offline_archived}, ttl)
end
if number > 0 then
  redis.call('SET', taken, number, 'PX', taken_ms)
end
return {'ADMITTED', at[1], at[2], deliveries}
