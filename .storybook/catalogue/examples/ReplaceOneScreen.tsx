import { type ScreenProps, SignIn, useMessages, useMfaCode } from '@challenge-kit/react'
import type { ReactNode } from 'react'

function Code(step: ScreenProps<'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP'>): ReactNode {
  const messages = useMessages()
  const { heading, lead, label } = messages.screen(step)
  const { code, error, onSubmit } = useMfaCode(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <h1>{heading}</h1>
      <p>{lead}</p>
      <label {...code.label}>{label}</label>
      <input inputMode="numeric" autoComplete="one-time-code" {...code.input} />
      <p {...code.message}>{code.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}

// One component for the codes of an app, a text message and an email. The kit shows its own screens for all other steps.
const components = { SOFTWARE_TOKEN_MFA: Code, SMS_MFA: Code, EMAIL_OTP: Code, SMS_OTP: Code }

export const Login = (): ReactNode => <SignIn components={components} />
