import { useSyncExternalStore } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import type { FirstField } from '../../library/authFlow.ts'

let state: LabState | null = null
let source: EventSource | null = null
const listeners = new Set<() => void>()

// The JSON is not validated, because it comes from the demo's own server.
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
    // After a lost connection any version is accepted, because a restarted server counts versions from 1 again.
    source.addEventListener('error', () => (state = state && { ...state, version: 0 }))
    source.addEventListener('message', (event: MessageEvent<string>) => accept(event.data))
  }
  return () => listeners.delete(listener)
}

/** Returns the state of the lab. Returns null until the server has sent a state. */
export function useLabState(): LabState | null {
  return useSyncExternalStore(listen, () => state)
}

/** Returns the field that a sign-in starts with. */
export function useFirstField(): FirstField {
  return useSyncExternalStore(listen, firstField)
}

export function firstField(): FirstField {
  const { startMode } = state?.switches ?? { startMode: 'password' }
  return startMode === 'choice' || startMode === 'custom' ? 'username' : 'password'
}

/** Returns true if the page proves the password by SRP and never sends the password. */
export function useBrowserSrp(): boolean {
  return useSyncExternalStore(listen, () => state?.switches.startMode === 'srp')
}

/** Runs an action of `server/lab/labActions.ts` on the server. Resolves when the page has received the new state. */
export async function runLabAction(action: string, input: object = {}): Promise<void> {
  const response = await fetch(`/lab/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (response.ok) accept(await response.text())
}
