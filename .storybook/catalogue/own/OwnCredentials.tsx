import { type ScreenProps, useMessages, useCredentials } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ CREDENTIALS: OwnCredentials }} /> */
export function OwnCredentials(step: ScreenProps<'CREDENTIALS'>): ReactNode {
  const messages = useMessages()
  const { username, password, error, onSubmit } = useCredentials(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <label {...username.label}>Username</label>
      <input autoComplete="username" defaultValue={step.username} {...username.input} />
      <p {...username.message}>{username.error}</p>
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
