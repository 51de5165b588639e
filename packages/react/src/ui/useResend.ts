'use client'

import { useState } from 'react'
import { useClock } from './time/useClock.ts'

export interface ResendOptions {
  /** Sends a new code. Pass the `resend` of the step. */
  resend(): Promise<unknown>
  /** How many codes were requested for this challenge. Pass the `resent` of the step. */
  readonly resent: number
  readonly pending: boolean
}

export interface ResendController {
  /** Seconds until the user can request another code. 0 if the user can request a code now. */
  readonly secondsLeft: number
  /** The length of the whole wait, in seconds. */
  readonly totalSeconds: number
  /** True if `resend` would send a code now. */
  readonly ready: boolean
  /** True from the call of `resend` until the backend has answered. */
  readonly sending: boolean
  /** Sends a new code. Does nothing if `ready` is false. */
  resend(): void
}

// Seconds to wait before the first request of a new code, and after the first, the second and each further request.
const COOL_DOWN = [0, 30, 60, 120]

/**
 * The state of a "send a new code" button, without markup. The wait before the next code grows with each request.
 *
 * @example
 * function ResendButton({ step }: { step: ChallengeStep<'USER_NOT_CONFIRMED'> }) {
 *   const { secondsLeft, ready, resend } = useResend(step)
 *   return <button aria-disabled={!ready} onClick={resend}>Send a new code {secondsLeft > 0 && `in ${secondsLeft} s`}</button>
 * }
 */
export function useResend({ resend, resent, pending }: ResendOptions): ResendController {
  const totalSeconds = COOL_DOWN[Math.min(resent, COOL_DOWN.length - 1)] ?? 0
  const secondsLeft = useClock(totalSeconds, resent, Math.ceil)
  const [sending, setSending] = useState(false)
  const ready = secondsLeft === 0 && !pending
  async function send(): Promise<void> {
    setSending(true)
    await resend().finally(() => setSending(false))
  }
  return { secondsLeft, totalSeconds, ready, sending, resend: () => void (ready && send()) }
}
