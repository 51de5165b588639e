import { type ScreenProps, useMessages, useNewPassword } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ NEW_PASSWORD_REQUIRED: OwnNewPassword }} /> */
export function OwnNewPassword(step: ScreenProps<'NEW_PASSWORD_REQUIRED'>): ReactNode {
  const messages = useMessages()
  const { heading, label, submit } = messages.screen(step)
  const { newPassword, rules, attributes, error, onSubmit } = useNewPassword(step)
  return (
    <form method="post" lang={messages.locale} onSubmit={onSubmit}>
      <h1>{heading}</h1>
      <input type="hidden" autoComplete="username" value={step.username} readOnly />
      <label {...newPassword.label}>{label}</label>
      <input type="password" autoComplete="new-password" {...newPassword.input} />
      <p {...newPassword.message}>{newPassword.error}</p>
      <ul aria-label={messages.text('policy.title')}>
        {rules.map(({ id, text, met }) => (
          <li key={id} id={id}>
            {text}: {messages.text(met ? 'policy.met' : 'policy.notMet')}
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
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        {submit}
      </button>
    </form>
  )
}
