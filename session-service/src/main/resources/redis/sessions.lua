-- What the scripts share that write to sessions. Each of them is called with
--   KEYS[1] hash of the user, KEYS[2] sessions, KEYS[3] counts, KEYS[4] presence
-- and ARGV[1], the bound of a session's log; a bound is written 'entries octets', with the octets that Redis takes for
-- them. What belongs to one session has keys of the same shard:
--   log:<id>       stream; the entry n-0 is the n-th stanza to the client, until the client has it
--   held:<id>      hash: what an inactive client can wait for (XEP-0352), by what a later one replaces
--   directed:<id>  set: who got presence directly (RFC 6121 4.6)
local user, sessions, counts, presence = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local MAX_HELD = 500
-- What cannot be too heavy with stanzas of the usual largest size is not weighed, and else not each time. But it is
-- weighed as a whole: a client decides how large the first ones are, so that no sample tells of the others.
local LARGEST = 262144
local WEIGHED_EVERY = 16

local function bound(text)
  local entries, octets = string.match(text, '^(%d+) (%d+)$')
  return {entries = tonumber(entries), octets = tonumber(octets)}
end

-- How many entries more may stand in what has so many; so many are to be added, or one.
local function room_in(what, entries, limit, adding)
  local passes = (entries - 1) % WEIGHED_EVERY + (adding or 1) >= WEIGHED_EVERY
  if passes and entries * LARGEST > limit.octets
    and redis.call('MEMORY', 'USAGE', what, 'SAMPLES', 0) >= limit.octets then
    return 0
  end
  return limit.entries - entries
end

local session_bound = bound(ARGV[1])
local tag = string.match(user, '^{%d+}')

local function key(kind, id)
  return tag .. ':' .. kind .. ':' .. id
end

local function session_of(id)
  local record = redis.call('HGET', sessions, id)
  if not record then
    return nil
  end
  local session = cjson.decode(record)
  session.id = id
  return session
end

local function all_sessions()
  local all = {}
  local fields = redis.call('HGETALL', sessions)
  for i = 1, #fields, 2 do
    local session = cjson.decode(fields[i + 1])
    session.id = fields[i]
    table.insert(all, session)
  end
  return all
end

local function save(session)
  local id = session.id
  session.id = nil
  redis.call('HSET', sessions, id, cjson.encode(session))
  session.id = id
end

-- What has been written to logs: id, edge, number and text in turn; number 0 where a log was full.
local deliveries = {}

local function deliver(session, number, text)
  for _, part in ipairs({session.id, session.edge, number, text}) do
    table.insert(deliveries, part)
  end
end

-- By session: how many stanzas its log has room for.
local rooms = {}

local function room(session)
  if not rooms[session.id] then
    local log = key('log', session.id)
    rooms[session.id] = room_in(log, redis.call('XLEN', log), session_bound)
  end
  return rooms[session.id]
end

-- Whether a session can be sent a stanza. One that cannot would miss it, so it ends; until then it is no target any more.
local function has_room(session)
  if not session.full and room(session) > 0 then
    return true
  end
  if not session.full then
    session.full = true
    save(session)
  end
  -- Told each time: whoever was told before may have died.
  deliver(session, 0, '')
  return false
end

local function write(session, text)
  if not has_room(session) then
    return
  end
  local number = redis.call('HINCRBY', counts, session.id .. ':n', 1)
  redis.call('XADD', key('log', session.id), number .. '-0', 't', text)
  rooms[session.id] = rooms[session.id] - 1
  deliver(session, number, text)
end

local function flush_held(session)
  local held = key('held', session.id)
  local fields = redis.call('HGETALL', held)
  local waiting = {}
  for i = 1, #fields, 2 do
    local order, text = string.match(fields[i + 1], '^(%d+) (.*)$')
    table.insert(waiting, {order = tonumber(order), text = text})
  end
  table.sort(waiting, function(a, b) return a.order < b.order end)
  redis.call('DEL', held)
  for _, one in ipairs(waiting) do
    write(session, one.text)
  end
end

local function hold(session, text, fold)
  local held = key('held', session.id)
  local order = redis.call('HINCRBY', counts, session.id .. ':f', 1)
  redis.call('HSET', held, fold, order .. ' ' .. text)
  if room_in(held, redis.call('HLEN', held), {entries = MAX_HELD, octets = session_bound.octets}) <= 0 then
    flush_held(session)
  end
end

-- Appends to a log. With fold (a letter for what it is and the address it is about: p presence, c chat state, s copy of
-- one's own chat state), an inactive client can wait for it, and a later one with the same fold replaces it.
local function append(session, text, fold)
  if session.full then
    return
  end
  if not session.inactive then
    write(session, text)
  elseif fold ~= '' then
    hold(session, text, fold)
  else
    flush_held(session)
    write(session, text)
  end
end

-- Puts offline messages, {text, list} each and oldest first, on a log, but fills no more than half of it: one that is
-- full ends its session, and with it what it holds. The rest waits for the next session.
local function append_offline(session, waiting)
  if #waiting == 0 or session.full then
    return
  end
  if session.inactive then
    flush_held(session)
  end
  local entries, octets = room(session) - math.floor(session_bound.entries / 2), session_bound.octets / 2
  for i, message in ipairs(waiting) do
    entries, octets = entries - 1, octets - #message.text
    -- One that is larger than that alone would never come.
    if entries < 0 or (octets < 0 and i > 1) then
      return
    end
    redis.call('LPOP', message.list)
    append(session, message.text, '')
  end
end

local function is_available(session)
  return session.priority ~= nil
end

-- RFC 6121 8.5.2.1.1; a client that bound by Bind 2 is reachable before its first presence too (promise P2).
local function takes_messages(session)
  if session.priority then
    return session.priority >= 0
  end
  return session.bind2 and not session.spoke
end
