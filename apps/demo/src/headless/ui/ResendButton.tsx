import { type ResendOptions, useResend } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

/** A button that sends another code. After each code, the user must wait longer before the next code. */
export function ResendButton({ flow }: { flow: ResendOptions }): ReactNode {
  const text = useHeadlessWords()
  const { secondsLeft, ready, resend } = useResend(flow)
  return (
    <button type="button" aria-disabled={!ready} onClick={resend}>
      {secondsLeft > 0 ? text.sendIn(secondsLeft) : text.sendCode}
    </button>
  )
}
