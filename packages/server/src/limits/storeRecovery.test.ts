import { expect, test } from 'vitest'
import { counterOf } from '../testing/redis/limitStoreContract.ts'
import type { LimitReport, LimitStore } from './limitStore.ts'
import { createMemoryLimitStore, memoryLimitStore } from './memoryLimitStore.ts'
import { createStoreRecovery } from './storeRecovery.ts'

const point = { ...counterOf('a'), count: 1, until: Date.now() + 60_000, sequence: 1 }

/** Resolves after so many further reactions of promises. */
async function microtasks(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await Promise.resolve()
}

test.each(Array.from({ length: 12 }, (_, count) => count))(
  'a point to subtract is reported at once, also if the last report has ended only %d microtasks ago',
  async (count) => {
    const reports: LimitReport[] = []
    let ended = Promise.resolve()
    const store: LimitStore = {
      ...memoryLimitStore(),
      report: (report) => {
        reports.push(report)
        const reply = Promise.resolve({ generation: 'one', sequence: 2, counts: [0] })
        if (reports.length === 1) ended = reply.then(() => microtasks(count)).then(() => recovery.undo([point]))
        return reply
      },
    }
    const recovery = createStoreRecovery(store, createMemoryLimitStore(Date.now), Date.now)
    recovery.undo([point])
    await ended
    await new Promise((resolve) => setTimeout(resolve))
    const sum = reports.flatMap(({ points }) => points).reduce((total, { own }) => total + own, 0)
    expect(sum).toBe(-2)
  },
)
