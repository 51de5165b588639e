/** Reads the generation of the counts. `FLUSHALL`, or a restart without persistence, deletes the key. */
const READ_GENERATION = `
local generation = redis.call('GET', KEYS[1])
if not generation then
  generation = ARGV[1]
  redis.call('SET', KEYS[1], generation)
end`

/**
 * Takes one point of each counter, or none. ARGV has the id of a new generation. Then it has for each counter the
 * milliseconds of its window and its points. The reply has the generation and 0, and then the count and the remaining
 * milliseconds of each counter. If a counter is full, the reply has its number in place of 0, and the milliseconds to wait.
 */
export const TAKE: string = `${READ_GENERATION}
local full, longest = 0, 0
for i = 2, #KEYS do
  local count, ttl = tonumber(redis.call('GET', KEYS[i]) or '0'), redis.call('PTTL', KEYS[i])
  if ttl > longest and count + 1 > tonumber(ARGV[2 * i - 1]) then
    full, longest = i - 1, ttl
  end
end
if full > 0 then return {generation, full, longest} end
local reply = {generation, 0}
for i = 2, #KEYS do
  redis.call('SET', KEYS[i], 0, 'PX', ARGV[2 * i - 2], 'NX')
  reply[#reply + 1] = redis.call('INCR', KEYS[i])
  reply[#reply + 1] = redis.call('PTTL', KEYS[i])
end
return reply`

/**
 * Gives points back. ARGV has for each counter the points, and the milliseconds until the window of the caller ends. A
 * counter that is missing, or whose window ends later, is left alone. A counter without points is deleted.
 */
export const GIVE_BACK: string = `
for i = 2, #KEYS do
  local points, window = tonumber(ARGV[2 * i - 3]), tonumber(ARGV[2 * i - 2])
  local ttl = redis.call('PTTL', KEYS[i])
  if ttl > 0 and ttl <= window and redis.call('DECRBY', KEYS[i], points) <= 0 then redis.call('DEL', KEYS[i]) end
end
return {}`

/**
 * Counts what Redis has missed. ARGV has the id of a new generation, and the generation of the caller or an empty text.
 * Then it has for each counter the lost points, the caller's own points, and the remaining milliseconds. Several instances
 * report the same lost points, so only what exceeds the earlier reports is added. The window that ends first counts.
 */
export const REPORT: string = `${READ_GENERATION}
local reply = {generation}
if ARGV[2] ~= '' and ARGV[2] ~= generation then return reply end
for i = 2, #KEYS, 2 do
  local at = 3 * i / 2
  local lost, own, window = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local before = tonumber(redis.call('GET', KEYS[i + 1]) or '0')
  if lost > before then
    redis.call('SET', KEYS[i + 1], lost, 'PX', window)
    own = own + lost - before
  end
  local ttl = redis.call('PTTL', KEYS[i])
  if ttl <= 0 then
    redis.call('SET', KEYS[i], own, 'PX', window)
  else
    redis.call('INCRBY', KEYS[i], own)
    if window < ttl then redis.call('PEXPIRE', KEYS[i], window) end
  end
  reply[#reply + 1] = tonumber(redis.call('GET', KEYS[i]))
end
return reply`
