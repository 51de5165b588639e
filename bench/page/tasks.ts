import type { Browser, CDPSession } from 'playwright'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly name?: string }
  /** The elapsed time in microseconds. */
  readonly dur?: number
  /** The CPU time in microseconds. */
  readonly tdur?: number
}

/** Records the tasks of the main threads of all pages. The function that it returns ends the recording. */
export async function recordTasks(browser: Browser): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown[] as TraceEvent[]))
  })
  const includedCategories = ['disabled-by-default-devtools.timeline', '__metadata']
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } })
  return () => longestTask(session, events)
}

/** Resolves to the CPU time of the longest task in milliseconds. */
async function longestTask(session: CDPSession, events: readonly TraceEvent[]): Promise<number> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const main = new Set(events.flatMap((event) => (event.args?.name === 'CrRendererMain' ? [thread(event)] : [])))
  const tasks = events.filter((event) => event.name === 'RunTask' && main.has(thread(event)))
  if (tasks.length === 0) throw new Error('The trace has no task of a page.')
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000
}
