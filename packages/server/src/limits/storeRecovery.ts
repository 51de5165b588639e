import type { LimitStore } from './limitStore.ts'
import type { MemoryLimitStore } from './memoryLimitStore.ts'

/** What an instance does when its store of limits was away, or has lost its counts. */
export interface StoreRecovery {
  storeFailed(): void
  /** Returns true if the store has lost its counts since its last reply. */
  storeAnswered(generation: string | undefined): boolean
  /**
   * Seconds in which other instances may still have to report, or 0. Until then, this instance allows only its share of a
   * rule.
   */
  settlesIn(): number
  /** Resolves when no report is running. */
  whenReported(): Promise<void>
}

// Milliseconds. The client of Redis waits up to two seconds before it connects again.
const SETTLING = 3_000
const RETRY = 500
/** Counters in one report, so that a report does not block the store. */
const BATCH = 500

/** @param now - Milliseconds since 1970. */
export function createStoreRecovery(store: LimitStore, memory: MemoryLimitStore, now: () => number): StoreRecovery {
  let isAway = false
  let settlesAt = 0
  let generation: string | null = null
  let isLossNew = false
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function noteGeneration(next: string): void {
    if (generation !== null && generation !== next) {
      memory.loseCopies()
      isLossNew = true
    }
    generation = next
  }

  function settle(): void {
    isAway = false
    settlesAt = now() + SETTLING
  }

  /** Reports until the store has missed nothing. */
  async function reportAll(report: NonNullable<LimitStore['report']>): Promise<void> {
    for (let points = memory.unreported(BATCH); points.length > 0; points = memory.unreported(BATCH)) {
      const before = generation
      const reply = await report(points, before)
      noteGeneration(reply.generation)
      if (isAway) settle()
      // The store has counted nothing if it lost its counts meanwhile.
      if (before === null || before === generation) memory.reported(points, reply.counts)
    }
  }

  function startReport(): void {
    const report = store.report?.bind(store)
    if (running || !report) return
    running = reportAll(report)
      .catch(retryLater)
      .finally(() => {
        running = null
      })
  }

  /** An instance reports also if no call comes. */
  function retryLater(): void {
    if (timer !== undefined || !store.report) return
    timer = setTimeout(() => {
      timer = undefined
      startReport()
    }, RETRY)
    timer.unref()
  }

  return {
    storeFailed: () => {
      isAway = true
      retryLater()
    },
    storeAnswered: (next) => {
      if (next !== undefined) noteGeneration(next)
      const isLost = isLossNew
      isLossNew = false
      if (isAway || isLost) {
        settle()
        startReport()
      }
      return isLost
    },
    whenReported: async () => {
      await running
    },
    settlesIn: () => Math.max(0, Math.ceil((settlesAt - now()) / 1_000)),
  }
}
