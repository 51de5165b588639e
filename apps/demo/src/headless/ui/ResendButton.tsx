import { useResend } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useWords } from '../words/language.ts'
import type { Step } from './Headless.tsx'

type Sendable = Step<'EMAIL_OTP' | 'SMS_OTP' | 'PASSWORD_RESET_REQUIRED' | 'USER_NOT_CONFIRMED'>

/** Asks for another code. It has to wait a little longer each time. */
export function OwnResend({ flow }: { flow: Sendable }): ReactNode {
  const text = useWords().headless
  const { wait, ready, press } = useResend(flow)
  return (
    <button type="button" aria-disabled={!ready} onClick={press}>
      {wait > 0 ? text.sendIn(wait) : text.sendCode}
    </button>
  )
}
