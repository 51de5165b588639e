/** An event in a trace of Chromium. */
export interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of CPU time. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The longest task of the main threads of all pages in a trace, in milliseconds of CPU time. */
export function longestTask(events: readonly TraceEvent[]): number {
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const main = new Set(events.flatMap((event) => (event.args?.name === 'CrRendererMain' ? [thread(event)] : [])))
  const tasks = events.filter((event) => event.name === 'RunTask' && main.has(thread(event)))
  if (tasks.length === 0) throw new Error('The trace has no task of a page.')
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000
}
