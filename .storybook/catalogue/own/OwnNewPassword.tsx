import { type ScreenProps, useNewPassword } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ NEW_PASSWORD_REQUIRED: OwnNewPassword }} /> */
export function OwnNewPassword(step: ScreenProps<'NEW_PASSWORD_REQUIRED'>): ReactNode {
  const { newPassword, rules, attributes, error, onSubmit } = useNewPassword(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <input type="hidden" autoComplete="username" value={step.username} readOnly />
      <label {...newPassword.label}>New password</label>
      <input type="password" autoComplete="new-password" {...newPassword.input} />
      <p {...newPassword.message}>{newPassword.error}</p>
      <ul>
        {rules.map(({ id, rule, met }) => (
          <li key={rule} id={id}>
            {met ? '✓' : '○'} {rule}
          </li>
        ))}
      </ul>
      {attributes.map(({ name, label, type, autoComplete, control }) => (
        <div key={name}>
          <label {...control.label}>{label}</label>
          <input type={type} autoComplete={autoComplete} {...control.input} />
          <p {...control.message}>{control.error}</p>
        </div>
      ))}
      {error && <p role="alert">{error.code}</p>}
      <button type="submit" aria-disabled={step.pending}>
        Set password
      </button>
    </form>
  )
}
