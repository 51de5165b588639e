import type { Limiter, LimitRule } from './memory.ts'

/** A limiter that can also look for a free key among several. */
export interface Counter extends Limiter {
  /** Takes a point of the first key that has one left. Where none has, `key` is null and `waits` says how long each. */
  consumeOne(
    keys: readonly string[],
    rule: LimitRule,
  ): Promise<{ readonly key: string | null; readonly waits: readonly number[] }>
}

const LONGEST_WAIT = 500

/** What a store says; rejects if it is not heard of in time. */
async function inTime<T>(ask: (late: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      deadline.abort()
      reject(new Error('the store is late'))
    }, LONGEST_WAIT)
  })
  try {
    return await Promise.race([ask(deadline.signal), late])
  } finally {
    clearTimeout(timer)
  }
}

/** A limiter whose store may be away, or hang: then the other one counts. */
export function insured(limiter: Limiter, meanwhile: Limiter): Counter {
  return {
    consume: (key, rule) => inTime(() => limiter.consume(key, rule)).catch(() => meanwhile.consume(key, rule)),
    forget: async (key) => {
      await Promise.all([inTime(() => limiter.forget(key)).catch(() => undefined), meanwhile.forget(key)])
    },
    // One deadline for the whole search: a slow store is not waited for once a key.
    consumeOne: (keys, rule) =>
      inTime((late) => search(limiter, keys, rule, late)).catch(() => search(meanwhile, keys, rule)),
  }
}

async function search(
  limiter: Limiter,
  keys: readonly string[],
  rule: LimitRule,
  late?: AbortSignal,
): ReturnType<Counter['consumeOne']> {
  const waits: number[] = []
  for (const key of keys) {
    const { allowed, retryAfter } = await limiter.consume(key, rule)
    // Nobody waits for it any more, and nobody would give it back.
    if (allowed && late?.aborted) await limiter.forget(key)
    if (allowed) return { key, waits }
    if (late?.aborted) break
    waits.push(retryAfter)
  }
  return { key: null, waits }
}
