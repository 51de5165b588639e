import type { LimitStore } from '../limits/limitStore.ts'
import type { LimitCounter } from '../limits/rules.ts'
import { GIVE_BACK, REPORT, TAKE } from './limitScripts.ts'
import type { RedisClient } from './redisClient.ts'

// Milliseconds that Redis remembers a take or a report, or less if all windows of a take end before. After a longer outage,
// a take whose reply was lost counts twice.
const MARK_TIME = 600_000

/**
 * Counts in Redis. One script takes all points of a call, or none. So a call waits for one round trip, and a call that is
 * refused changes nothing.
 *
 * All keys have the hash tag `{limit}`, because a script in a cluster can use only the keys of one node.
 *
 * @param now - Milliseconds since 1970.
 */
export function createRedisLimits(client: RedisClient, prefix: string, now: () => number): LimitStore {
  const keyOf = (key: string): string => `${prefix}{limit}:${key}`
  const GENERATION = `${prefix}{limit}-generation`
  const takeMark = (id: string): string => `${prefix}{limit}-take:${id}`

  /** Resolves to the numbers and texts of the reply. */
  async function run(
    script: string,
    keys: readonly string[],
    values: readonly (string | number)[],
  ): Promise<readonly unknown[]> {
    // Otherwise the client keeps the command until it is connected again.
    if (client.isReady === false) throw new Error('Redis is not connected')
    const reply = await client.eval(script, { keys: [...keys], arguments: values.map(String) })
    if (!Array.isArray(reply)) throw new Error('Redis sent no list')
    const list: readonly unknown[] = reply
    return list
  }

  return {
    take: async (counters, id = crypto.randomUUID()) => {
      const values = counters.flatMap(({ window, points }) => [Math.ceil(window * 1_000), points])
      const keys = [GENERATION, takeMark(id), ...counters.map(({ key }) => keyOf(key))]
      const [generation, sequence, full, ...numbers] = await run(TAKE, keys, [
        crypto.randomUUID(),
        MARK_TIME,
        ...values,
      ])
      if (full === -1) throw new Error('a report has counted this take already')
      const base = { generation: String(generation) }
      const time = now()
      const number = (index: number): number => Number(numbers[index])
      const refused: LimitCounter | undefined = counters[Number(full) - 1]
      if (refused) {
        const taken = { ...refused, count: number(1), until: time + number(0), sequence: Number(sequence) }
        return { ...base, kind: 'refused', refused, retryAfter: Math.ceil(number(0) / 1_000), taken }
      }
      const points = counters.map((counter, index) => ({
        ...counter,
        count: number(2 * index),
        until: time + number(2 * index + 1),
        sequence: Number(sequence),
      }))
      return { ...base, kind: 'taken', points }
    },
    giveBack: async (points) => {
      const time = now()
      const open = points.filter(({ until }) => until > time)
      if (open.length === 0) return
      // Seconds are rounded up, because the clocks of two machines differ.
      const values = open.flatMap(({ points: count, until }) => [count, Math.ceil((until - time) / 1_000) * 1_000])
      const keys = open.map(({ key }) => keyOf(key))
      await run(GIVE_BACK, keys, values)
    },
    report: async ({ id, generation: before, points, takes }) => {
      const time = now()
      const remaining = (until: number): number => Math.max(1, Math.ceil(until - time))
      const positions = new Map(points.map(({ key }, index) => [key, index + 1]))
      const content = {
        generation: before ?? '',
        points: points.map(({ lost, lostAt, own, until }) => [lost, lostAt, own, remaining(until)]),
        takes: takes.map(({ counters }) =>
          counters.flatMap(({ key, window }) => {
            const position = positions.get(key)
            return position === undefined ? [] : [[position, Math.ceil(window * 1_000)]]
          }),
        ),
      }
      // For each counter: its key, and the key of the lost points that were reported so far.
      const counterKeys = points.flatMap(({ key }) => [keyOf(key), `${prefix}{limit}-lost:${key}`])
      const keys = [
        GENERATION,
        `${prefix}{limit}-report:${id}`,
        ...counterKeys,
        ...takes.map((take) => takeMark(take.id)),
      ]
      const [generation, sequence, ...counts] = await run(REPORT, keys, [
        crypto.randomUUID(),
        MARK_TIME,
        JSON.stringify(content),
      ])
      return { generation: String(generation), sequence: Number(sequence), counts: counts.map(Number) }
    },
  }
}
