import type { Browser, CDPSession } from 'playwright'
import { longestTask, type TraceEvent } from '../../scripts/fetched/longestTask.ts'

/**
 * Records the tasks of the main threads of all pages. The function that it returns ends the recording, and resolves to
 * the CPU time of the longest task in milliseconds.
 */
export async function recordTasks(browser: Browser): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown[] as TraceEvent[]))
  })
  const includedCategories = ['disabled-by-default-devtools.timeline', '__metadata']
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } })
  return async () => {
    await endTracing(session)
    return longestTask(events)
  }
}

async function endTracing(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.end')
  await complete
  await session.detach()
}
