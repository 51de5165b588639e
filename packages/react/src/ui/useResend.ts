'use client'

import { useState } from 'react'
import { useClock } from './time/useClock.ts'

export interface ResendOptions {
  /** Has a code sent: a step's own `resend` fits. */
  resend(): Promise<unknown>
  /** How often that was done for this question: a step's own `resent`. */
  readonly resent: number
  readonly pending: boolean
}

export interface ResendController {
  /** Seconds until another code may be asked for; 0 when it may. */
  readonly secondsLeft: number
  /** Seconds to wait in all, from when this screen arrived. */
  readonly totalSeconds: number
  /** Whether pressing does anything. */
  readonly ready: boolean
  /** It was pressed, and nothing has come back yet. */
  readonly sending: boolean
  /** Asks for a code, unless it is too soon. */
  resend(): void
}

// Seconds to wait after the first code that was asked for, the second, and each further one.
const COOL_DOWN = [0, 30, 60, 120]

const seconds = (left: number): number => Math.ceil(left)

/** Asking for another code, without markup: once a press, and each time a little later than before. */
export function useResend({ resend, resent, pending }: ResendOptions): ResendController {
  const totalSeconds = COOL_DOWN[Math.min(resent, COOL_DOWN.length - 1)] ?? 0
  const secondsLeft = useClock(totalSeconds, resent, seconds)
  const [sending, setSending] = useState(false)
  const ready = secondsLeft === 0 && !pending
  async function send(): Promise<void> {
    setSending(true)
    await resend().finally(() => setSending(false))
  }
  return { secondsLeft, totalSeconds, ready, sending, resend: () => void (ready && send()) }
}
