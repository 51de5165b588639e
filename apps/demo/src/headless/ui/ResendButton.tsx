import { type ResendOptions, useResend } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

/** A button that sends another code. Before each further code, the user has to wait longer. */
export function ResendButton({ flow }: { flow: ResendOptions }): ReactNode {
  const text = useHeadlessWords()
  const { secondsLeft, ready, resend } = useResend(flow)
  return (
    <button type="button" aria-disabled={!ready} onClick={resend}>
      {secondsLeft > 0 ? text.sendIn(secondsLeft) : text.sendCode}
    </button>
  )
}
