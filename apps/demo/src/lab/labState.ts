import { useSyncExternalStore } from 'react'
import type { LabState } from '../../server/labState.ts'

let state: LabState | null = null
let source: EventSource | null = null
const listeners = new Set<() => void>()

function listen(listener: () => void): () => void {
  listeners.add(listener)
  if (!source) {
    source = new EventSource('/lab/events')
    source.addEventListener('message', (event: MessageEvent<string>) => {
      // Our own server's, of the same build: no boundary to check at.
      state = JSON.parse(event.data) as LabState
      for (const each of listeners) each()
    })
  }
  return () => listeners.delete(listener)
}

/** How the lab stands; null until it has said so for the first time. */
export function useLabState(): LabState | null {
  return useSyncExternalStore(listen, () => state)
}

/** Does something to the lab: see `server/labActions.ts`. What changed arrives by itself. */
export async function actOnLab(action: string, input: object = {}): Promise<void> {
  await fetch(`/lab/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
}
