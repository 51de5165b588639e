'use client'

import type { Answer, Challenge, SignInError, TotpKey } from '@challenge-kit/core'
import { useState } from 'react'
import { type AccountState, useAccountAction } from '../calls/useAccountAction.ts'

/** The state and the actions of the set-up. Pass `challenge`, `submit`, `pending` and `error` to `TotpSetup`. */
export interface TotpEnrolmentController extends AccountState {
  /** The challenge with the key. The key is stored nowhere else. Null before `begin` and after the set-up. */
  readonly challenge: Challenge<'MFA_SETUP'> | null
  /** True after an authenticator app was set up. */
  readonly done: boolean
  readonly pending: boolean
  /** Requests a key. An authenticator app that is already set up works until `verify` succeeds. */
  begin(): Promise<boolean>
  /** Sends the first code. Resolves to true if the app is set up, and never rejects. */
  verify(code: string, deviceName?: string): Promise<boolean>
  /** Drops the key. An authenticator app that is already set up still works. */
  cancel(): void
  /** The `submit` prop for a form. An answer with a code calls `verify`, and an answer without a code calls `begin`. */
  submit(answer: Answer<'MFA_SETUP'>): Promise<boolean>
}

/**
 * The state of the set-up of an authenticator app for the signed-in user, without markup.
 *
 * @example
 * function Authenticator() {
 *   const { challenge, submit, pending, error, begin } = useTotpEnrolment()
 *   if (!challenge) return <button onClick={() => void begin()}>Set up an authenticator app</button>
 *   return <TotpSetup challenge={challenge} submit={submit} pending={pending} error={error} />
 * }
 */
export function useTotpEnrolment(): TotpEnrolmentController {
  const { actions, ...account } = useAccountAction('useTotpEnrolment')
  // The key is a secret, so this component keeps the key in its own state and not in TanStack Query's cache.
  const [key, setKey] = useState<TotpKey | null>(null)
  const [done, setDone] = useState(false)
  // After `cancel`, the error of the dropped key is no longer shown.
  const [droppedError, setDroppedError] = useState<SignInError | null>(null)

  async function begin(): Promise<boolean> {
    setDone(false)
    return actions.runRetryable('begin', async (send) => {
      setKey((await send('totp-key', {})).totp)
      return {}
    })
  }

  // `runRetryable` is not used, because a code is a secret and expires. After a step-up the user types a new code.
  async function verify(code: string, deviceName?: string): Promise<boolean> {
    const input = deviceName === undefined ? { code } : { code, deviceName }
    const verified = await actions.run('verify', async (send) => ({ mfa: await send('totp-verify', input) }))
    if (verified) {
      setDone(true)
      setKey(null)
    }
    return verified
  }

  return {
    ...account,
    challenge: key && { name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA'], totp: key },
    error: account.error === droppedError ? null : account.error,
    done,
    pending: account.pendingAction !== null,
    begin,
    verify,
    cancel() {
      setKey(null)
      setDroppedError(account.error)
    },
    submit: async (answer) => {
      if (answer.method !== 'SOFTWARE_TOKEN_MFA') return false
      if (!('code' in answer)) return begin()
      return 'deviceName' in answer ? verify(answer.code, answer.deviceName) : verify(answer.code)
    },
  }
}
