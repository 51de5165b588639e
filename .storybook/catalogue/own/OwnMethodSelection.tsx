import { type ScreenProps, useMessages, useMethodSelection } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn first="username" components={{ SELECT_CHALLENGE: OwnMethodSelection }} /> */
export function OwnMethodSelection(step: ScreenProps<'SELECT_CHALLENGE'>): ReactNode {
  const messages = useMessages()
  const { methods, choose, password, error } = useMethodSelection(step)
  if (!password) {
    return (
      <ul>
        {methods.map((method) => (
          <li key={method}>
            <button type="button" aria-disabled={step.pending} onClick={() => choose(method)}>
              {messages.firstFactor(method)}
            </button>
          </li>
        ))}
        {error && <li role="alert">{messages.error(error)}</li>}
      </ul>
    )
  }
  return (
    <form method="post" onSubmit={password.onSubmit}>
      <label {...password.password.label}>Password</label>
      <input type="password" autoComplete="current-password" {...password.password.input} />
      <p {...password.password.message}>{password.password.error}</p>
      <button type="submit" aria-disabled={step.pending}>
        Sign in
      </button>
    </form>
  )
}
