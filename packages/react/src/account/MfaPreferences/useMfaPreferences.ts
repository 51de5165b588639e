'use client'

import type { MfaMethod, MfaPreference, MfaSettings, SignInError } from '@challenge-kit/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { AccountState } from '../calls/useAccountAction.ts'
import { useAccountQuery } from '../calls/useAccountQuery.ts'

/** Each function resolves to true if the change succeeded, and never rejects. */
export interface MfaPreferencesController extends AccountState {
  /** The result of the query `['account', 'mfa']`. */
  readonly query: UseQueryResult<MfaSettings, SignInError>
  /** Makes this method the preferred second factor. Cognito asks for the preferred method in later sign-ins. */
  prefer(method: MfaMethod): Promise<boolean>
  /** Turns this method on. Cognito refuses a method for which the account has no address, number or app. */
  turnOn(method: MfaMethod): Promise<boolean>
  /** Turns this method off. */
  turnOff(method: MfaMethod): Promise<boolean>
}

/**
 * The second factors of the signed-in user, without markup.
 *
 * @example
 * function SecondFactors() {
 *   const { query, turnOff } = useMfaPreferences()
 *   return query.data?.methods.map((method) => (
 *     <p key={method}>
 *       {method} <button onClick={() => void turnOff(method)}>Turn off</button>
 *     </p>
 *   ))
 * }
 */
export function useMfaPreferences(): MfaPreferencesController {
  const { actions, ...account } = useAccountQuery('mfa', 'useMfaPreferences')
  const set = (use: MfaPreference['use']) => (method: MfaMethod) =>
    actions.runRetryable(method, async (send) => ({ mfa: await send('mfa-preference', { method, use }) }))
  return { ...account, prefer: set('preferred'), turnOn: set('enabled'), turnOff: set('off') }
}
