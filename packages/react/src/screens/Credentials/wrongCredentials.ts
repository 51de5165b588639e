import type { InitialKey, Translate } from '../../messages/messages.ts'
import type { Identifier } from './useCredentials.ts'

/**
 * The sentence of `invalid_credentials`, which names what the user typed as the username. `useCredentials` has the same
 * rule inline, because the first load has no room for a shared module.
 */
export function wrongCredentials(t: Translate<InitialKey>, identifier: Identifier = 'username'): string {
  return t(identifier === 'username' ? 'error.invalid_credentials' : `${identifier}.mismatch`)
}
