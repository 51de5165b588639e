/**
 * Reads the generation of the counts. `FLUSHALL`, or a restart without persistence, deletes the key. The key also counts
 * the takes, so that of two counts of a counter the newer one is known.
 */
const READ_GENERATION = `
local generation = redis.call('HGET', KEYS[1], 'id')
if not generation then
  generation = ARGV[1]
  redis.call('HSET', KEYS[1], 'id', generation)
end
local sequence = redis.call('HINCRBY', KEYS[1], 'sequence', 1)`

/** The time of Redis, in milliseconds since 1970. The mark of a take holds the time at which Redis counted the take. */
const READ_TIME = `
local clock = redis.call('TIME')
local time = clock[1] * 1000 + math.floor(clock[2] / 1000)`

/**
 * Takes one point of each counter, or none.
 *
 * - KEYS: the generation, the mark of this take, and the counters.
 * - ARGV: the id of a new generation, and the milliseconds that the mark is kept. Then, for each counter, the milliseconds of
 *   its window, and its points.
 * - The reply: the generation, the sequence number and 0. Then, for each counter, its count and its remaining milliseconds.
 *   If a counter is full, the reply has the number of the counter in place of 0, then the milliseconds to wait, and the count.
 *   If a report has the id of this take, the reply has -1 in place of 0.
 */
export const TAKE: string = `${READ_GENERATION}${READ_TIME}
if redis.call('EXISTS', KEYS[2]) == 1 then return {generation, sequence, -1} end
local full, longest, taken = 0, 0, 0
for i = 3, #KEYS do
  local count, ttl = tonumber(redis.call('GET', KEYS[i]) or '0'), redis.call('PTTL', KEYS[i])
  if ttl > longest and count + 1 > tonumber(ARGV[2 * i - 2]) then
    full, longest, taken = i - 2, ttl, count
  end
end
if full > 0 then return {generation, sequence, full, longest, taken} end
redis.call('SET', KEYS[2], string.format('%d', time), 'PX', ARGV[2])
local reply = {generation, sequence, 0}
for i = 3, #KEYS do
  redis.call('SET', KEYS[i], 0, 'PX', ARGV[2 * i - 3], 'NX')
  reply[#reply + 1] = redis.call('INCR', KEYS[i])
  reply[#reply + 1] = redis.call('PTTL', KEYS[i])
end
return reply`

// Milliseconds by which the remaining time of a key and the time of Redis may differ, because both are rounded.
const ROUNDING = 2

/** Subtracts points, unless the counter is missing or its window ends later. A counter without points is deleted. */
const SUBTRACT = `
local function subtract(key, points, window)
  local ttl = redis.call('PTTL', key)
  if ttl > 0 and ttl <= window and redis.call('DECRBY', key, points) <= 0 then redis.call('DEL', key) end
end`

/** Gives points back. ARGV has for each counter the points, and the milliseconds until the window of the caller ends. */
export const GIVE_BACK: string = `${SUBTRACT}
for i = 1, #KEYS do subtract(KEYS[i], tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])) end
return {}`

/**
 * Counts what Redis has missed. Several instances report the lost points of a counter, and the newest number counts. Of two
 * windows of a counter, the one that ends first counts.
 *
 * - KEYS: the generation, the mark of this report, two keys for each counter, and the marks of the unanswered takes.
 * - ARGV: the id of a new generation, the milliseconds that a mark is kept, and the report as JSON. `points` has, for each
 *   counter, its lost points, their sequence number, its own points, and its remaining milliseconds. `takes` has, for each
 *   take, the number of each of its counters and the milliseconds of the window. A take that Redis has counted in a window
 *   that is still open loses that point, because the own points contain the take too.
 * - The reply: the generation, the sequence number, and the count of each counter.
 */
export const REPORT: string = `${READ_GENERATION}${READ_TIME}${SUBTRACT}
local report = cjson.decode(ARGV[3])
local reply = {generation, sequence}
if report.generation ~= '' and report.generation ~= generation then return reply end
local isNew = redis.call('SET', KEYS[2], 1, 'PX', ARGV[2], 'NX')
if isNew then
  local firstMark = 2 * #report.points + 2
  for i, counters in ipairs(report.takes) do
    local countedAt = tonumber(redis.call('GET', KEYS[firstMark + i]) or '-1')
    if countedAt < 0 then redis.call('SET', KEYS[firstMark + i], string.format('%d', time), 'PX', ARGV[2]) end
    -- If the window of a counter has begun after the take, the point of the take is in an earlier window.
    for _, counter in ipairs(counters) do
      local endsBy = countedAt + counter[2] + ${ROUNDING} - time
      if countedAt >= 0 and endsBy > 0 then subtract(KEYS[2 * counter[1] + 1], 1, endsBy) end
    end
  end
end
for i, point in ipairs(report.points) do
  local key, lostKey = KEYS[2 * i + 1], KEYS[2 * i + 2]
  local lost, lostAt, own, window = point[1], point[2], point[3], point[4]
  local seenAt, seen = string.match(redis.call('GET', lostKey) or '0:0', '(%d+):(%d+)')
  if isNew and lostAt > tonumber(seenAt) then
    redis.call('SET', lostKey, string.format('%d:%d', lostAt, lost), 'PX', window)
    own = own + lost - tonumber(seen)
  end
  if isNew and own < 0 then
    subtract(key, -own, math.ceil(window / 1000) * 1000)
  elseif isNew and own > 0 then
    local ttl = redis.call('PTTL', key)
    if ttl <= 0 then
      redis.call('SET', key, own, 'PX', window)
    else
      redis.call('INCRBY', key, own)
      if window < ttl then redis.call('PEXPIRE', key, window) end
    end
  end
  reply[#reply + 1] = tonumber(redis.call('GET', key) or '0')
end
return reply`
