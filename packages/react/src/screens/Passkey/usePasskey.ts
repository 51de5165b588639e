'use client'

import type { SignInError } from '@challenge-kit/core'
import { useState } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { getPasskey } from './passkeyCeremony.ts'
import { usePasskeyCeremony } from './usePasskeyCeremony.ts'
import { usePasskeySupport } from './usePasskeySupport.ts'

export interface PasskeyController {
  /**
   * `waiting`: the device's dialog is open. `cancelled`: the dialog was closed or timed out, which is not an error.
   * `unavailable`: the browser does not support passkeys, or does not allow passkeys for this site.
   */
  readonly status: 'ready' | 'waiting' | 'cancelled' | 'unavailable'
  /**
   * Opens the device's dialog and sends the signature. Call this function during a click, because otherwise some
   * browsers show no dialog.
   */
  start(): void
  /** Closes the device's dialog. */
  cancel(): void
  readonly error: SignInError | null
  /** How often the dialog was opened. */
  readonly attempt: number
}

export type PasskeyOptions = Pick<ChallengeProps<'WEB_AUTHN'>, 'challenge' | 'submit' | 'error' | 'pending'>

/**
 * The state of a passkey sign-in, without markup. Unmounting closes the device's dialog.
 *
 * @example
 * function Passkey({ step }: { step: ChallengeStep<'WEB_AUTHN'> }) {
 *   const { status, start, cancel } = usePasskey(step)
 *   return (
 *     <button onClick={status === 'waiting' ? cancel : start}>
 *       {status === 'waiting' ? 'Cancel' : 'Use a passkey'}
 *     </button>
 *   )
 * }
 */
export function usePasskey({ challenge, submit, error, pending }: PasskeyOptions): PasskeyController {
  const { begin, abort } = usePasskeyCeremony()
  const supported = usePasskeySupport()
  const [status, setStatus] = useState<PasskeyController['status']>('ready')
  const [attempt, setAttempt] = useState(0)

  async function ceremony(): Promise<void> {
    const signal = begin()
    const outcome = await getPasskey(challenge.request, signal)
    if (outcome.kind !== 'done') return setStatus(outcome.kind === 'unavailable' ? 'unavailable' : 'cancelled')
    setStatus('ready')
    if (!signal.aborted) void submit({ credential: outcome.credential })
  }

  return {
    status: supported ? status : 'unavailable',
    start() {
      if (pending || status === 'waiting') return
      setStatus('waiting')
      setAttempt(attempt + 1)
      void ceremony()
    },
    cancel: abort,
    error,
    attempt,
  }
}
