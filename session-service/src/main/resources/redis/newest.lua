-- How far the logs of a user's sessions go, for whoever lost the reply that told of it. Replies deliveries without text.
for _, session in ipairs(all_sessions()) do
  local number = tonumber(redis.call('HGET', counts, session.id .. ':n') or 0)
  if number > 0 then
    deliver(session, number, '')
  end
end
return deliveries
