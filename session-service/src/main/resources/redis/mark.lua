-- Writes a field of a session's record, in JSON. Replies what it was before, or nothing when there is no such session.
local id, name, value = ARGV[2], ARGV[3], ARGV[4]
local session = session_of(id)
if not session then
  return false
end
local before = cjson.encode(session[name])
session[name] = cjson.decode(value)
save(session)
return before
