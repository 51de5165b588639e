'use client'

import type { SignInError } from '@challenge-kit/core'
import { useState } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { getPasskey } from './passkeyCeremony.ts'
import { usePasskeyCeremony } from './usePasskeyCeremony.ts'
import { usePasskeySupport } from './usePasskeySupport.ts'

export interface PasskeyController {
  /**
   * `waiting`: the device is asking. `cancelled`: it was closed there, or nothing came of it; that is no error.
   * `unavailable`: this browser has no passkeys, or none for this site.
   */
  readonly status: 'ready' | 'waiting' | 'cancelled' | 'unavailable'
  /** Asks the device and sends what it signs. Only within a click: some browsers ask nobody otherwise. */
  start(): void
  /** Gives up waiting. */
  cancel(): void
  readonly error: SignInError | null
  /** How often the device was asked. */
  readonly attempt: number
}

export type PasskeyOptions = Pick<ChallengeProps<'WEB_AUTHN'>, 'challenge' | 'submit' | 'error' | 'pending'>

/** A passkey, without markup. Leaving the screen closes the device's dialog. */
export function usePasskey({ challenge, submit, error, pending }: PasskeyOptions): PasskeyController {
  const { begin, abort } = usePasskeyCeremony()
  const works = usePasskeySupport()
  const [condition, enter] = useState<PasskeyController['status']>('ready')
  const [attempt, count] = useState(0)

  async function ceremony(): Promise<void> {
    const signal = begin()
    const outcome = await getPasskey(challenge.request, signal)
    if (outcome.kind !== 'done') return enter(outcome.kind === 'unavailable' ? 'unavailable' : 'cancelled')
    enter('ready')
    if (!signal.aborted) void submit({ credential: outcome.credential })
  }

  return {
    status: works ? condition : 'unavailable',
    start() {
      if (pending || condition === 'waiting') return
      enter('waiting')
      count(attempt + 1)
      void ceremony()
    },
    cancel: abort,
    error,
    attempt,
  }
}
