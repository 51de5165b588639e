'use client'

import type { MfaMethod, MfaPreference, MfaSettings, SignInError } from '@challenge-kit/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { AccountState } from '../calls/useAccountAction.ts'
import { useAccountQuery } from '../calls/useAccountQuery.ts'

/** The promises resolve to whether it was done, and never reject. */
export interface MfaPreferencesController extends AccountState {
  /** The query `['account', 'mfa']`. */
  readonly query: UseQueryResult<MfaSettings, SignInError>
  /** This one is asked for from now on. */
  prefer(method: MfaMethod): Promise<boolean>
  /** It may be asked for. One that the account has no address, number or app for is refused. */
  turnOn(method: MfaMethod): Promise<boolean>
  /** It is not asked for any more. */
  turnOff(method: MfaMethod): Promise<boolean>
}

/** The second factors of whoever is signed in, without markup. */
export function useMfaPreferences(): MfaPreferencesController {
  const { actions, ...account } = useAccountQuery('mfa', 'useMfaSettings')
  const set = (use: MfaPreference['use']) => (method: MfaMethod) =>
    actions.runRetryable(method, async (send) => ({ mfa: await send('mfa-preference', { method, use }) }))
  return { ...account, prefer: set('preferred'), turnOn: set('enabled'), turnOff: set('off') }
}
