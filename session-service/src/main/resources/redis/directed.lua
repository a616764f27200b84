-- Whether the session with a resource has sent presence directly to one of some addresses, and has not taken it back
-- (RFC 6121 4.6.6). Replies 1 or 0.
for _, session in ipairs(all_sessions()) do
  if session.resource == ARGV[2] then
    for i = 3, #ARGV do
      if redis.call('SISMEMBER', key('directed', session.id), ARGV[i]) == 1 then
        return 1
      end
    end
  end
end
return 0
