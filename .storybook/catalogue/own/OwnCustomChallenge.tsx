import { type ScreenProps, useCustomChallenge } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ CUSTOM_CHALLENGE: OwnCustomChallenge }} /> */
export function OwnCustomChallenge(step: ScreenProps<'CUSTOM_CHALLENGE'>): ReactNode {
  const { answer, error, onSubmit } = useCustomChallenge(step)
  const { parameters, repeats } = step.challenge
  return (
    <form method="post" onSubmit={onSubmit}>
      <label {...answer.label}>{parameters['question']}</label>
      <input autoComplete="off" {...answer.input} />
      <p {...answer.message}>{answer.error ?? (repeats === 'same' && 'That was not the answer.')}</p>
      {error && <p role="alert">{error.code}</p>}
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}
