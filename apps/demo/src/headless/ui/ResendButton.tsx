import { type ResendOptions, useResend } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

/** Sends another code. The user has to wait longer each time. */
export function ResendButton({ flow }: { flow: ResendOptions }): ReactNode {
  const text = useHeadlessWords()
  const { wait, ready, press } = useResend(flow)
  return (
    <button type="button" aria-disabled={!ready} onClick={press}>
      {wait > 0 ? text.sendIn(wait) : text.sendCode}
    </button>
  )
}
