-- The sender's side of what a session has sent: its own archive, carbons to its other sessions, the answers to it, and
-- the count of what is taken, all at once. A repetition changes nothing.
-- Replies {'GONE'}, {'FULL'} or {'SETTLED', number of the newest stanza in the log, deliveries}.
local log = KEYS[5]
local owner, id, taken = ARGV[2], ARGV[3], tonumber(ARGV[4])
-- The bound of the archive log, or '' where nothing is for it.
local log_bound = ARGV[6] ~= '' and bound(ARGV[6])

local session = session_of(id)
if not session or session.full then
  return {'GONE'}
end
local known = tonumber(redis.call('HGET', counts, id .. ':h') or 0)
if ARGV[5] == 'ONCE' and known >= taken then
  return {'SETTLED', tonumber(redis.call('HGET', counts, id .. ':n') or 0), {}}
end

-- Most of these have been let in by the log of their recipient; those that he does not archive have not. The batch is
-- asked again, and its sender waits.
-- A message is six arguments.
if log_bound and room_in(log, redis.call('XLEN', log), log_bound, (#ARGV - 6) / 6) <= 0 then
  return {'FULL'}
end

local timeline, first, others

-- The message is archived for its sender; the id is that of his own archive.
local function archive(with, text)
  timeline = timeline or timeline_of(user)
  timeline.last = next_position(timeline, now())
  redis.call('XADD', log, '*', 'owner', owner, 'ms', timeline.last[1], 'seq', timeline.last[2], 'with', with,
    'stanza', text)
  first = first or timeline.last
  return timeline.last
end

local function copy(kind, text, fold)
  others = others or all_sessions()
  for _, other in ipairs(others) do
    if other.carbons and other.id ~= id then
      append(other, carbon('sent', owner, other, kind, text), fold)
    end
  end
end

-- Steps stand in a row, each a word and what it needs.
local i = 7
while i <= #ARGV do
  local step = ARGV[i]
  if step == 'SENT' then
    -- with, the message without its end, whether it is archived, the type of its carbons or '', and their fold
    local with, text, archived, kind = ARGV[i + 1], ARGV[i + 2], ARGV[i + 3] == 'true', ARGV[i + 4]
    local at = archived and archive(with, text .. '</message>')
    if kind ~= '' then
      copy(kind, text .. (at and stanza_id(owner, at) or '') .. '</message>', ARGV[i + 5])
    end
    i = i + 6
  elseif step == 'REPLY' then
    append(session, ARGV[i + 1], '')
    i = i + 2
  elseif step == 'DIRECTED' then
    -- Somebody got presence directly (RFC 6121 4.6) …
    redis.call('SADD', key('directed', id), ARGV[i + 1])
    i = i + 2
  elseif step == 'WITHDRAWN' then
    -- … or was told that it is over.
    redis.call('SREM', key('directed', id), ARGV[i + 1])
    i = i + 2
  else
    session.inactive = step == 'INACTIVE'
    if not session.inactive then
      flush_held(session)
    end
    save(session)
    i = i + 1
  end
end

if timeline then
  set_position(user, 'last', timeline.last)
  if not timeline.first then
    set_position(user, 'first', first)
  end
end
-- A repeated client state is no news of the count: what was taken after it would be taken again.
redis.call('HSET', counts, id .. ':h', math.max(known, taken))
return {'SETTLED', tonumber(redis.call('HGET', counts, id .. ':n') or 0), deliveries}
