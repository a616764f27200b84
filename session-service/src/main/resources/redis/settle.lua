-- The sender's side of what a session has sent: its own archive, carbons to its other sessions, the answers to it, and
-- the count of what is taken, all at once. A repetition changes nothing.
-- Replies {'GONE'} or {'SETTLED', number of the newest stanza in the log, deliveries}.
local log = KEYS[5]
local owner, id, taken = ARGV[2], ARGV[3], tonumber(ARGV[4])

local session = session_of(id)
if not session or session.full then
  return {'GONE'}
end
local known = tonumber(redis.call('HGET', counts, id .. ':h') or 0)
if known >= taken and taken > 0 and ARGV[5] == 'ONCE' then
  return {'SETTLED', tonumber(redis.call('HGET', counts, id .. ':n') or 0), {}}
end

local others
local step = {}

-- with, the message without its end, whether it is archived, the type of its carbons or ''.
function step.SENT(i)
  local with, open, archived, carbons = ARGV[i + 1], ARGV[i + 2], ARGV[i + 3] == 'true', ARGV[i + 4]
  local text = open .. '</message>'
  if archived then
    local timeline = timeline_of(user)
    local at = next_position(timeline, now())
    -- No bound is asked here: each of these has been let in by the log of its recipient, so all logs together have one.
    redis.call('XADD', log, '*', 'owner', owner, 'ms', at[1], 'seq', at[2], 'with', with, 'stanza', text)
    set_position(user, 'last', at)
    if not timeline.first then
      set_position(user, 'first', at)
    end
    text = open .. stanza_id(owner, at) .. '</message>'
  end
  if carbons ~= '' then
    others = others or all_sessions()
    for _, other in ipairs(others) do
      if other.carbons and other.id ~= id then
        append(other, carbon('sent', owner, other, carbons, text), '')
      end
    end
  end
  return i + 5
end

function step.REPLY(i)
  append(session, ARGV[i + 1], '')
  return i + 2
end

function step.INACTIVE(i)
  session.inactive = true
  save(session)
  return i + 1
end

function step.ACTIVE(i)
  session.inactive = false
  flush_held(session)
  save(session)
  return i + 1
end

-- Somebody got presence directly, or was told that it is over (RFC 6121 4.6).
function step.DIRECTED(i)
  redis.call('SADD', key('directed', id), ARGV[i + 1])
  return i + 2
end

function step.WITHDRAWN(i)
  redis.call('SREM', key('directed', id), ARGV[i + 1])
  return i + 2
end

local i = 6
while i <= #ARGV do
  i = step[ARGV[i]](i)
end
-- A repeated client state is no news of the count: what was taken after it would be taken again.
redis.call('HSET', counts, id .. ':h', math.max(known, taken))
return {'SETTLED', tonumber(redis.call('HGET', counts, id .. ':n') or 0), deliveries}
