import { type ScreenProps, useMessages, usePassword } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ PASSWORD: OwnPassword }} /> */
export function OwnPassword(step: ScreenProps<'PASSWORD'>): ReactNode {
  const messages = useMessages()
  const { password, error, onSubmit } = usePassword(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <input type="hidden" autoComplete="username" value={step.username} readOnly />
      <label {...password.label}>Password</label>
      <input type="password" autoComplete="current-password" {...password.input} />
      <p {...password.message}>{password.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Sign in
      </button>
    </form>
  )
}
