import { type ScreenProps, useMessages, useMfaCode } from '@challenge-kit/react'
import type { ReactNode } from 'react'

type CodeStep = 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SMS_OTP'

/** <SignIn components={{ SMS_MFA: OwnCode, EMAIL_OTP: OwnCode, SOFTWARE_TOKEN_MFA: OwnCode, SMS_OTP: OwnCode }} /> */
export function OwnCode(step: ScreenProps<CodeStep>): ReactNode {
  const messages = useMessages()
  const { code, error, onSubmit } = useMfaCode(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <label {...code.label}>Code</label>
      <input inputMode="numeric" autoComplete="one-time-code" {...code.input} />
      <p {...code.message}>{code.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}
