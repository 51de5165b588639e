import { useSyncExternalStore } from 'react'
import type { LabState } from '../../server/labState.ts'

/** Whether there is a lab: not where the demo signs in at a user pool of yours. */
export const hasLab = document.documentElement.hasAttribute('data-lab')

let state: LabState | null = null
let source: EventSource | null = null
const listeners = new Set<() => void>()

// Our own server's, of the same build: no boundary to check at.
function adopt(json: string): void {
  const told = JSON.parse(json) as LabState
  if (state && told.version < state.version) return
  state = told
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  if (!source && hasLab) {
    source = new EventSource('/lab/events')
    // The server began anew: what it tells now counts, whatever its number.
    source.addEventListener('error', () => (state = state && { ...state, version: 0 }))
    source.addEventListener('message', (event: MessageEvent<string>) => adopt(event.data))
  }
  return () => listeners.delete(listener)
}

/** How the lab stands; null until it has said so for the first time. */
export function useLabState(): LabState | null {
  return useSyncExternalStore(listen, () => state)
}

/** What a sign-in asks for first: the username alone wherever it does not begin with a password. */
export function useFirst(): 'username' | 'password' {
  return useSyncExternalStore(listen, firstAsked)
}

export function firstAsked(): 'username' | 'password' {
  const { begins } = state?.switches ?? { begins: 'password' }
  return begins === 'choice' || begins === 'question' ? 'username' : 'password'
}

/** Whether the browser proves the password, and keeps it. */
export function useBrowserSrp(): boolean {
  return useSyncExternalStore(listen, () => state?.switches.begins === 'srp')
}

/** Does something to the lab: see `server/labActions.ts`. Resolves when the page shows what came of it. */
export async function actOnLab(action: string, input: object = {}): Promise<void> {
  const response = await fetch(`/lab/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (response.ok) adopt(await response.text())
}
