'use client'

import type { Answer, Challenge, SignInError, TotpKey } from '@challenge-kit/core'
import { useState } from 'react'
import { type AccountState, useAccountAction } from '../calls/useAccountAction.ts'

/** With `challenge`, `submit`, `pending` and `error` it is what `TotpSetup` asks for. */
export interface TotpEnrolmentController extends AccountState {
  /** The key that is being set up, here and nowhere else. Null before `begin`, and when it is done. */
  readonly challenge: Challenge<'MFA_SETUP'> | null
  /** An authenticator was set up. */
  readonly done: boolean
  readonly pending: boolean
  /** Asks for a key. Any authenticator from before works until a code of the new one was proved. */
  begin(): Promise<boolean>
  /** Proves the key with its first code. Resolves to whether it is done; never rejects. */
  verify(code: string, deviceName?: string): Promise<boolean>
  /** Drops the key: the authenticator from before goes on working. */
  cancel(): void
  /** The same for a form: an answer with a code is proved, one without asks for another key. */
  submit(answer: Answer<'MFA_SETUP'>): Promise<boolean>
}

/** Setting up an authenticator for whoever is signed in, without markup. */
export function useTotpEnrolment(): TotpEnrolmentController {
  const { actions, ...account } = useAccountAction('useTotpEnrolment')
  // A key stays out of every cache: it is of no use to anyone once this component is gone.
  const [key, setKey] = useState<TotpKey | null>(null)
  const [done, setDone] = useState(false)
  // What went wrong with a key is of no interest without it.
  const [dropped, drop] = useState<SignInError | null>(null)

  async function begin(): Promise<boolean> {
    setDone(false)
    return actions.runRetryable('begin', async (send) => {
      setKey((await send('totp-key', {})).totp)
      return {}
    })
  }

  // A code is a secret, and soon an old one: after a step-up the next one is typed.
  async function verify(code: string, deviceName?: string): Promise<boolean> {
    const input = deviceName === undefined ? { code } : { code, deviceName }
    const proved = await actions.run('verify', async (send) => ({ mfa: await send('totp-verify', input) }))
    if (proved) {
      setDone(true)
      setKey(null)
    }
    return proved
  }

  return {
    ...account,
    challenge: key && { name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA'], totp: key },
    error: account.error === dropped ? null : account.error,
    done,
    pending: account.pendingAction !== null,
    begin,
    verify,
    cancel() {
      setKey(null)
      drop(account.error)
    },
    submit: async (answer) => {
      if (answer.method !== 'SOFTWARE_TOKEN_MFA') return false
      if (!('code' in answer)) return begin()
      return 'deviceName' in answer ? verify(answer.code, answer.deviceName) : verify(answer.code)
    },
  }
}
