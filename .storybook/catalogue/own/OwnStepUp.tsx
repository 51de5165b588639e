import { type ScreenProps, useMessages, usePassword } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn intent="step-up" components={{ CREDENTIALS: OwnStepUp }} /> */
export function OwnStepUp({ username, pending, ...step }: ScreenProps<'CREDENTIALS'>): ReactNode {
  const messages = useMessages()
  const submit = ({ password }: { password: string }) => step.submit({ username, password })
  const { password, error, onSubmit } = usePassword({ submit, error: step.error })
  return (
    <form method="post" onSubmit={onSubmit}>
      <input hidden autoComplete="username" defaultValue={username} />
      <label {...password.label}>The password of {username}</label>
      <input type="password" autoComplete="current-password" {...password.input} />
      <p {...password.message}>{password.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={pending}>
        Confirm
      </button>
    </form>
  )
}
