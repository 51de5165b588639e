import { type ScreenProps, useMessages, useCustomChallenge } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ CUSTOM_CHALLENGE: OwnCustomChallenge }} /> */
export function OwnCustomChallenge(step: ScreenProps<'CUSTOM_CHALLENGE'>): ReactNode {
  const messages = useMessages()
  const { answer, field, error, onSubmit } = useCustomChallenge(step)
  const { repeats } = step.challenge
  return (
    <form method="post" onSubmit={onSubmit}>
      <label lang={field.lang} {...answer.label}>
        {field.question}
      </label>
      <input autoComplete="off" {...answer.input} />
      <p {...answer.message}>{answer.error ?? (repeats === 'same' && 'That was not the answer.')}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}
