import type { Browser, CDPSession, Page } from 'playwright'
import { longestTask, type TraceEvent } from './longestTask.ts'

/**
 * Records the tasks of the main threads of all pages. The function that it returns ends the recording, and resolves to
 * the CPU time of the longest task in milliseconds. The task that runs in `page` at the end is recorded too.
 */
export async function recordTasks(browser: Browser, page: Page): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown[] as TraceEvent[]))
  })
  const includedCategories = ['disabled-by-default-devtools.timeline', '__metadata']
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } })
  return async () => {
    // Chromium writes a task to the trace when the task ends. A task that is still running when the recording ends is lost.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
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
