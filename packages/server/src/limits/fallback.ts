import type { LimitStore, LimitStoreFault, Take } from './limitStore.ts'
import type { MemoryLimitStore } from './memoryLimitStore.ts'
import type { LimitCounter } from './rules.ts'
import { createStoreRecovery, inTime } from './storeRecovery.ts'

// Milliseconds.
const DEFAULT_TIMEOUT = 500

/** The option `instances`. Throws at start-up if it makes no sense. */
export function readInstances(instances = 1): number {
  if (!(Number.isInteger(instances) && instances > 0)) throw new Error('instances must be a whole number above 0')
  return instances
}

/**
 * Counts in memory while the store is unavailable or slow, so that no user is locked out and no limit is switched off. The
 * memory starts from the count that this instance last saw in the store. When the store is back, this instance reports the
 * points that the store has missed.
 *
 * @param instances - How many instances share the store. While it is unavailable, each allows its share of a rule.
 * @param now - Milliseconds since 1970.
 */
export function withFallback(
  store: LimitStore,
  memory: MemoryLimitStore,
  instances: number,
  now: () => number = Date.now,
): LimitStore {
  const recovery = createStoreRecovery(store, memory, now)
  const share = (counter: LimitCounter): LimitCounter => ({
    ...counter,
    points: Math.max(1, Math.floor(counter.points / instances)),
  })

  async function takeInMemory(counters: readonly LimitCounter[], fault: LimitStoreFault): Promise<Take> {
    const take = await memory.take(counters.map(share))
    if (take.kind === 'refused') return { ...take, fault }
    return { kind: 'taken', points: take.points.map((point) => ({ ...point, inMemory: true })), fault }
  }

  return {
    take: async (counters, id = crypto.randomUUID()) => {
      const taking = attempt(() => store.take(counters, id))
      const inStore = await inTime(taking, store.timeout ?? DEFAULT_TIMEOUT)
      if (typeof inStore === 'string') {
        recovery.storeFailed(
          id,
          counters.map(({ scope, key, window }) => ({ scope, key, window, until: now() + window * 1_000 })),
        )
        // The memory counts this call. If the store counts it too, one of the two points is subtracted.
        taking
          .then((late) => (late.kind === 'taken' ? recovery.tookLate(id, late.points) : undefined))
          .catch(() => undefined)
        return takeInMemory(counters, inStore)
      }
      const result = recovery.storeAnswered(inStore.generation) ? { ...inStore, fault: 'emptied' as const } : inStore
      if (result.kind === 'refused') {
        if (result.taken) memory.copy([result.taken])
        return result
      }
      const settlesIn = recovery.settlesIn()
      const refusal = settlesIn > 0 ? memory.refusal(counters.map(share)) : null
      if (refusal) {
        recovery.undo(result.points)
        return { ...refusal, retryAfter: Math.min(refusal.retryAfter, settlesIn) }
      }
      memory.copy(result.points)
      return result
    },
    giveBack: async (points) => {
      // A point that comes back where it was not taken would be the point of another call.
      const inStore = points.filter((point) => !point.inMemory || !memory.hasOwn(point))
      await memory.giveBack(points)
      if (inStore.length > 0) await attempt(() => store.giveBack(inStore)).catch(() => undefined)
    },
  }
}

/** A promise of what `work` does, also if it throws before it returns one. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  return work()
}
