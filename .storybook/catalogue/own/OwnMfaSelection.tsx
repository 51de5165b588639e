import { type ScreenProps, useMessages, useMfaSelection } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ SELECT_MFA_TYPE: OwnMfaSelection }} /> */
export function OwnMfaSelection(step: ScreenProps<'SELECT_MFA_TYPE'>): ReactNode {
  const messages = useMessages()
  const { options, message, choiceError, error, onSubmit } = useMfaSelection(step)
  return (
    <form method="post" onSubmit={onSubmit}>
      <fieldset aria-describedby={message.id}>
        <legend>How do you want to get your code?</legend>
        {options.map(({ method, input }) => (
          <label key={method}>
            <input {...input} /> {messages.mfaMethod(method)}
          </label>
        ))}
      </fieldset>
      <p {...message}>{choiceError}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}
