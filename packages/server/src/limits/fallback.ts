import type { LimitStore, LimitStoreFault, PointsBack } from './limitStore.ts'
import type { MemoryLimitStore } from './memoryLimitStore.ts'
import type { LimitCounter } from './rules.ts'

// Milliseconds.
const STORE_TIMEOUT = 500

/** The option `instances`. Throws at start-up if it makes no sense. */
export function readInstances(instances = 1): number {
  if (!(Number.isInteger(instances) && instances > 0)) throw new Error('instances must be a whole number above 0')
  return instances
}

/** Resolves like `work`, or with the fault if it fails or takes too long. */
async function inTime<T extends object>(work: Promise<T>): Promise<T | LimitStoreFault> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<LimitStoreFault>((resolve) => {
    // After a pause of this process, a reply that has already arrived is read before the store counts as late.
    timer = setTimeout(() => setTimeout(() => resolve('late')), STORE_TIMEOUT)
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A store that counts in memory while the store itself is away or slow, so that no user is locked out and no limit is
 * switched off. The memory counts on from what this instance last saw of a counter in the store.
 *
 * @param instances - How many instances share the store. While it is away, each allows its share of a rule.
 */
export function withFallback(store: LimitStore, memory: MemoryLimitStore, instances: number): LimitStore {
  const share = (counter: LimitCounter): LimitCounter => ({
    ...counter,
    points: Math.max(1, Math.floor(counter.points / instances)),
  })

  return {
    take: async (counters) => {
      const taking = attempt(() => store.take(counters))
      const inStore = await inTime(taking)
      if (typeof inStore === 'object') {
        if (inStore.kind === 'taken') memory.copy(inStore.points)
        return inStore
      }
      // The memory counts this call. If the store still takes the points later, they are given back.
      taking
        .then((late) => (late.kind === 'taken' ? store.giveBack(late.points.map(onePoint)) : undefined))
        .catch(() => undefined)
      const take = await memory.take(counters.map(share))
      if (take.kind === 'refused') return { ...take, fault: inStore }
      return { kind: 'taken', points: take.points.map((point) => ({ ...point, inMemory: true })), fault: inStore }
    },
    giveBack: async (points) => {
      await memory.giveBack(points)
      // A point that comes back where it was not taken would be the point of another call.
      const inStore = points.filter(({ inMemory }) => !inMemory)
      if (inStore.length > 0) await attempt(() => store.giveBack(inStore)).catch(() => undefined)
    },
  }
}

const onePoint = (point: Omit<PointsBack, 'points'>): PointsBack => ({ ...point, points: 1 })

/** A promise of what `work` does, also if it throws before it returns one. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  return work()
}
