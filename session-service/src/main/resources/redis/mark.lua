-- Writes fields of a session's record: name and value in JSON, in turn. Replies whether there is such a session, 1 or 0.
local session = session_of(ARGV[2])
if not session then
  return 0
end
for i = 3, #ARGV, 2 do
  session[ARGV[i]] = cjson.decode(ARGV[i + 1])
end
save(session)
return 1
