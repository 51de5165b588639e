import type { LimitReport, LimitStore, LimitStoreFault, OpenCounter, TakenPoint } from './limitStore.ts'
import type { MemoryLimitStore } from './memoryLimitStore.ts'

/** What an instance does when its store of limits was unavailable, or has lost its counts. */
export interface StoreRecovery {
  /** No reply to this take has arrived in time. The memory has counted or refused it. */
  storeFailed(id: string, counters: readonly OpenCounter[]): void
  /** The reply to this take arrived late: the store has counted these points. */
  tookLate(id: string, points: readonly TakenPoint[]): void
  /** Returns true if the store has lost its counts since its last reply. */
  storeAnswered(generation: string | undefined): boolean
  /** The store has counted these points of a call that this instance refuses. */
  undo(points: readonly TakenPoint[]): void
  /**
   * Seconds in which other instances may still have to report, or 0. Until then, this instance allows only its share of a
   * rule.
   */
  settlesIn(): number
}

// Milliseconds. The client of Redis waits up to two seconds before it connects again, and a report may take two more.
const SETTLING = 5_000
const RETRY = 500
const REPORT_TIMEOUT = 2_000
/** Counters in one report, so that a report does not block the store. */
const BATCH = 500
const TAKES_IN_A_REPORT = 50
/** The first takes of an outage are kept, because the store may have counted them. It never sees the later ones. */
const MAX_UNANSWERED = 1_000

/** Resolves like `work`, or to the fault if it fails or takes longer than `timeout` milliseconds. */
export async function inTime<T extends object>(work: Promise<T>, timeout: number): Promise<T | LimitStoreFault> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<LimitStoreFault>((resolve) => {
    // After a pause of this process, a reply that has already arrived is read before the store counts as late.
    timer = setTimeout(() => setTimeout(() => resolve('late')), timeout)
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}

/** @param now - Milliseconds since 1970. */
export function createStoreRecovery(store: LimitStore, memory: MemoryLimitStore, now: () => number): StoreRecovery {
  let isAway = false
  let settlesAt = 0
  let generation: string | null = null
  let isLossNew = false
  let isReporting = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const unanswered = new Map<string, readonly OpenCounter[]>()
  /** A report is kept until its reply arrives, so that it is sent again with the same id. */
  let report: LimitReport | null = null

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

  function nextReport(): LimitReport | null {
    for (const [id, counters] of unanswered) if (counters.every(({ until }) => until <= now())) unanswered.delete(id)
    const takes = [...unanswered].slice(0, TAKES_IN_A_REPORT).map(([id, counters]) => ({ id, counters }))
    const points = memory.unreported(
      BATCH,
      takes.flatMap(({ counters }) => counters),
    )
    if (points.length === 0) return null
    return { id: crypto.randomUUID(), generation, points, takes }
  }

  /** Reports until the store has missed nothing. */
  async function reportAll(send: NonNullable<LimitStore['report']>): Promise<void> {
    isReporting = true
    try {
      for (report ??= nextReport(); report; report = nextReport()) {
        const sent: LimitReport = report
        const reply = await inTime(send(sent), REPORT_TIMEOUT)
        if (typeof reply === 'string') return retryLater()
        noteGeneration(reply.generation)
        if (isAway) settle()
        // The store has counted nothing if it lost its counts meanwhile.
        if (sent.generation !== null && sent.generation !== generation) continue
        memory.reported(sent.points, reply)
        for (const { id } of sent.takes) unanswered.delete(id)
      }
    } catch {
      retryLater()
    } finally {
      // Nothing can come between the last `nextReport` and this line, so no point is left that nobody reports.
      isReporting = false
    }
  }

  function startReport(): void {
    const send = store.report?.bind(store)
    if (send && !isReporting) void reportAll(send)
  }

  function undo(points: readonly TakenPoint[]): void {
    if (store.report) {
      memory.copy(points)
      memory.subtract(points)
      startReport()
    } else {
      const back = points.map((point) => ({ ...point, points: 1 }))
      void Promise.resolve(back)
        .then(store.giveBack)
        .catch(() => undefined)
    }
  }

  /** An instance reports also if no call comes. */
  function retryLater(): void {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      startReport()
    }, RETRY)
    timer.unref()
  }

  return {
    storeFailed: (id, counters) => {
      isAway = true
      if (!store.report) return
      if (unanswered.size < MAX_UNANSWERED) unanswered.set(id, counters)
      retryLater()
    },
    tookLate: (id, points) => {
      // A report that was sent tells the store about this take.
      if (report?.takes.some((take) => take.id === id)) return
      if (unanswered.delete(id) || !store.report) undo(points)
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
    undo,
    settlesIn: () => Math.max(0, Math.ceil((settlesAt - now()) / 1_000)),
  }
}
