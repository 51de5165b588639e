import { type ScreenProps, useCustomChallenge } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ CUSTOM_CHALLENGE: OwnCustomChallenge }} /> */
export function OwnCustomChallenge(step: ScreenProps<'CUSTOM_CHALLENGE'>): ReactNode {
  const { answer, field, error, onSubmit } = useCustomChallenge(step)
  const { repeats } = step.challenge
  return (
    <form method="post" onSubmit={onSubmit}>
      <label lang={field.lang} {...answer.label}>
        {field.question}
      </label>
      <input autoComplete="off" {...answer.input} />
      <p {...answer.message}>{answer.error ?? (repeats === 'same' && 'That was not the answer.')}</p>
      {error && <p role="alert">{error.code}</p>}
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}
