import type { ServerResponse } from 'node:http'
import type { LabState } from './labState.ts'

/** Tells every open page how the lab stands, as server-sent events: the whole state each time, it is small. */
export interface LabEvents {
  /** Something changed. Several changes in a row make one event. */
  push(): void
  open(outgoing: ServerResponse): void
}

/** `nextChange` says in how many milliseconds the state changes by itself: when the authenticator shows the next code. */
export function createLabEvents(state: () => LabState, nextChange: () => number): LabEvents {
  const pages = new Set<ServerResponse>()
  let due: NodeJS.Immediate | undefined
  let alarm: NodeJS.Timeout | undefined

  function send(): void {
    due = undefined
    clearTimeout(alarm)
    if (pages.size === 0) return
    const event = `data: ${JSON.stringify(state())}\n\n`
    for (const page of pages) page.write(event)
    alarm = setTimeout(send, nextChange()).unref()
  }

  const push = (): void => void (due ??= setImmediate(send))

  return {
    push,
    open: (outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      outgoing.on('close', () => pages.delete(outgoing))
      pages.add(outgoing)
      push()
    },
  }
}
