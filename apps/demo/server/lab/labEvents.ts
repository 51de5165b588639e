import type { ServerResponse } from 'node:http'
import type { LabState } from './labState.ts'

/** Sends the lab's state to every open page as server-sent events. Each event holds the whole state, because it is small. */
export interface LabEvents {
  /** Call this after a change. Several changes in one turn of the event loop make one event. */
  push(): void
  /** Adds a page that listens. */
  open(outgoing: ServerResponse): void
  /** Ends the events of every page. */
  close(): void
}

/** `nextChange` returns the milliseconds until time alone changes the state, for example the authenticator's code. */
export function createLabEvents(state: () => LabState, nextChange: () => number): LabEvents {
  const pages = new Set<ServerResponse>()
  let scheduled: NodeJS.Immediate | undefined
  let timer: NodeJS.Timeout | undefined

  function send(): void {
    scheduled = undefined
    clearTimeout(timer)
    if (pages.size === 0) return
    const event = `data: ${JSON.stringify(state())}\n\n`
    for (const page of pages) page.write(event)
    timer = setTimeout(send, nextChange()).unref()
  }

  const push = (): void => void (scheduled ??= setImmediate(send))

  return {
    push,
    open: (outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      outgoing.on('close', () => pages.delete(outgoing))
      pages.add(outgoing)
      push()
    },
    close: () => {
      clearTimeout(timer)
      clearImmediate(scheduled)
      for (const page of pages) page.end()
      // A page that reads slowly would stay in the set until it has read everything.
      pages.clear()
    },
  }
}
