import { type ScreenProps, useMessages, usePasswordReset, useResend } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ PASSWORD_RESET_REQUIRED: OwnPasswordReset }} /> */
export function OwnPasswordReset(step: ScreenProps<'PASSWORD_RESET_REQUIRED'>): ReactNode {
  const messages = useMessages()
  const { code, newPassword, error, onSubmit } = usePasswordReset(step)
  const again = useResend(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <label {...code.label}>Code</label>
      <input inputMode="numeric" autoComplete="one-time-code" {...code.input} />
      <p {...code.message}>{code.error}</p>
      <label {...newPassword.label}>New password</label>
      <input type="password" autoComplete="new-password" {...newPassword.input} />
      <p {...newPassword.message}>{newPassword.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Set password
      </button>
      <button type="button" aria-disabled={!again.ready} onClick={again.resend}>
        {step.challenge.sent ? 'Send a new code' : 'Send me a code'}
      </button>
    </form>
  )
}
