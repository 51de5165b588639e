import { type ScreenProps, useMessages, useMfaCode, useResend } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ USER_NOT_CONFIRMED: OwnConfirmAccount }} /> */
export function OwnConfirmAccount(step: ScreenProps<'USER_NOT_CONFIRMED'>): ReactNode {
  const messages = useMessages()
  const { code, error, onSubmit } = useMfaCode(step)
  const again = useResend(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <label {...code.label}>Code from the message that we sent you</label>
      <input inputMode="numeric" autoComplete="one-time-code" {...code.input} />
      <p {...code.message}>{code.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Confirm
      </button>
      <button type="button" aria-disabled={!again.ready} onClick={again.resend}>
        Send a new code
      </button>
    </form>
  )
}
