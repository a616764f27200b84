-- Counts one more try from an address; the first begins the time in which they count together. Replies how many.
local tries = redis.call('INCR', KEYS[1])
if tries == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return tries
