-- Whether a user is on line and since when not: {available sessions, ms or '', status}.
local gone = redis.call('HMGET', user, 'gone_ms', 'gone_status')
return {redis.call('HLEN', presence), gone[1] or '', gone[2] or ''}
