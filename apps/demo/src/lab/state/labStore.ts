import { useSyncExternalStore } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import type { FirstField } from '../../library/authFlow.ts'

let state: LabState | null = null
let source: EventSource | null = null
const listeners = new Set<() => void>()

// Does not validate the JSON, because the demo's own server sends it.
function accept(json: string): void {
  const received = JSON.parse(json) as LabState
  if (state && received.version < state.version) return
  state = received
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  if (!source) {
    source = new EventSource('/lab/events')
    // After a restart the server counts versions from 1 again, so any version is accepted.
    source.addEventListener('error', () => (state = state && { ...state, version: 0 }))
    source.addEventListener('message', (event: MessageEvent<string>) => accept(event.data))
  }
  return () => listeners.delete(listener)
}

/** The state of the lab. Null until the server has sent it for the first time. */
export function useLabState(): LabState | null {
  return useSyncExternalStore(listen, () => state)
}

/** The field that a sign-in starts with. */
export function useFirstField(): FirstField {
  return useSyncExternalStore(listen, firstField)
}

export function firstField(): FirstField {
  const { startMode } = state?.switches ?? { startMode: 'password' }
  return startMode === 'choice' || startMode === 'custom' ? 'username' : 'password'
}

/** True if the page proves the password with SRP and never sends the password. */
export function useBrowserSrp(): boolean {
  return useSyncExternalStore(listen, () => state?.switches.startMode === 'srp')
}

/** Runs an action of `server/lab/labActions.ts`. Resolves when the page shows the result. */
export async function runLabAction(action: string, input: object = {}): Promise<void> {
  const response = await fetch(`/lab/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (response.ok) accept(await response.text())
}
