-- Puts stanzas into the logs of some sessions of a user. Replies {how many sessions there are, deliveries}.
local kind, value, fold = ARGV[2], ARGV[3], ARGV[4]

local chosen = {
  AVAILABLE = is_available,
  ROSTER = function(session) return session.roster end,
  BLOCK_LIST = function(session) return session.block_list end,
  AVAILABLE_RESOURCE = function(session) return is_available(session) and session.resource == value end,
  NOTIFIED = function(session)
    return is_available(session) and session.notify and string.find(session.notify, '\n' .. value .. '\n', 1, true)
  end,
  RESOURCE = function(session) return session.resource == value end,
}

-- AVAILABLE: resources that are passed over, though they count.
local function is_passed_over(session)
  return kind == 'AVAILABLE' and value ~= '' and string.find(value, '\n' .. session.resource .. '\n', 1, true)
end

local count = 0
for _, session in ipairs(all_sessions()) do
  if chosen[kind](session) and not session.full then
    count = count + 1
    for i = 5, is_passed_over(session) and 4 or #ARGV do
      append(session, ARGV[i], fold)
    end
  end
end
return {count, deliveries}
