import { type ScreenProps, SignIn, useMessages, useMfaCode } from '@challenge-kit/react'
import type { ReactNode } from 'react'

function TextMessage(step: ScreenProps<'SMS_MFA'>): ReactNode {
  const messages = useMessages()
  const { code, error, onSubmit } = useMfaCode(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <label {...code.label}>The code that we sent to {step.challenge.destination}</label>
      <input inputMode="numeric" autoComplete="one-time-code" {...code.input} />
      <p {...code.message}>{code.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}

// The kit shows its own screens for all other steps.
export const Login = (): ReactNode => <SignIn components={{ SMS_MFA: TextMessage }} />
