-- What the scripts of this folder share; the loader puts it in front of each of them.
--
-- A position on the timeline of a user is a pair {ms, seq}: a number of Lua is a double, which cannot hold the 64 bits
-- of an archive id. Fields of the user's hash:
--   last   the position of the newest archived message
--   first  the position of the first one archived since this record exists
--   floor  the newest position of what is not archived: a bind, or a message that the archive does not keep
--   epoch  raised by each bind

-- Redis before 7 refuses to write after TIME unless the effects of the script are replicated.
if redis.replicate_commands then
  redis.replicate_commands()
end

local SEQUENCES = 1048576 -- 2^20: what an archive id has room for within one millisecond

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function position(ms, seq)
  if ms then
    return {tonumber(ms), tonumber(seq)}
  end
  return nil
end

local function is_before(a, b)
  return a[1] < b[1] or (a[1] == b[1] and a[2] < b[2])
end

local function successor(of)
  if of[2] + 1 < SEQUENCES then
    return {of[1], of[2] + 1}
  end
  return {of[1] + 1, 0}
end

local function timeline_of(user)
  local f = redis.call('HMGET', user, 'last_ms', 'last_seq', 'first_ms', 'first_seq', 'floor_ms', 'floor_seq')
  return {last = position(f[1], f[2]), first = position(f[3], f[4]), floor = position(f[5], f[6])}
end

-- Later than every position given out before, though the clock of Redis may have gone back.
local function next_position(timeline, ms)
  local next = {ms, 0}
  for _, taken in pairs({timeline.last, timeline.floor}) do
    local after = successor(taken)
    if is_before(next, after) then
      next = after
    end
  end
  return next
end

-- The archive id as clients see it: ms * 2^20 + seq in decimal, in two halves that a double holds exactly.
local function archive_id(at)
  local low = (at[1] % 1000000) * SEQUENCES + at[2]
  local high = math.floor(at[1] / 1000000) * SEQUENCES + math.floor(low / 1000000)
  return string.format('%d%06d', high, low % 1000000)
end

local function set_position(user, name, at)
  redis.call('HSET', user, name .. '_ms', at[1], name .. '_seq', at[2])
end

-- The keys of a user expire together, one period after the last event while no session is bound: so an offline message
-- waits at least that long, and a bound session never loses its timeline.
local function expire(keys, milliseconds)
  for _, key in ipairs(keys) do
    redis.call('PEXPIRE', key, milliseconds)
  end
end

local function persist(keys)
  for _, key in ipairs(keys) do
    redis.call('PERSIST', key)
  end
end

local ENTITIES = {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ["'"] = '&apos;', ['"'] = '&quot;'}

-- Text that may stand in an attribute; the addresses that reach a script hold no white space that XML would change.
local function escaped(text)
  return (string.gsub(text, '[&<>\'"]', ENTITIES))
end
