import { type ChallengeStep, useMfaSelection } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function MfaSelection({ flow }: { flow: ChallengeStep<'SELECT_MFA_TYPE'> }): ReactNode {
  const text = useHeadlessWords()
  const { options, message, choiceError, error, onSubmit } = useMfaSelection(flow)
  return (
    <Form flow={flow} title={text.choiceTitle} submit={text.next} error={error} onSubmit={onSubmit}>
      <fieldset aria-describedby={message.id}>
        <legend className="unseen">{text.choiceTitle}</legend>
        {options.map(({ method, input }) => (
          <label key={method}>
            <input {...input} /> {text.methods[method]}
          </label>
        ))}
        <p {...message} aria-live="polite">
          {choiceError}
        </p>
      </fieldset>
    </Form>
  )
}
