-- Looks for a message of one owner that still waits in the archive log: at most count entries at a time, and none newer
-- than the log's newest at the first look.
-- Replies {'NONE'}, {'MORE', where to look on, newest} or {'WAITS', id of the entry, newest}.
local log, owner = KEYS[1], ARGV[1]
local from, newest, count = ARGV[2], ARGV[3], tonumber(ARGV[4])

if newest == '+' then
  local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
  if not last then
    return {'NONE'}
  end
  newest = last[1]
end

local entries = redis.call('XRANGE', log, from, newest, 'COUNT', count)
for _, entry in ipairs(entries) do
  local fields = entry[2]
  for i = 1, #fields, 2 do
    if fields[i] == 'owner' and fields[i + 1] == owner then
      return {'WAITS', entry[1], newest}
    end
  end
end
if #entries < count then
  return {'NONE'}
end
return {'MORE', '(' .. entries[#entries][1], newest}
