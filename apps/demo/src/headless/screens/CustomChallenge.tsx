import { type ChallengeStep, useCustomChallenge } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function CustomChallenge({ flow }: { flow: ChallengeStep<'CUSTOM_CHALLENGE'> }): ReactNode {
  const text = useHeadlessWords()
  const { answer, error, onSubmit } = useCustomChallenge(flow)
  return (
    <Form
      flow={flow}
      title={text.customTitle}
      lead={flow.challenge.parameters['question'] ?? ''}
      submit={text.next}
      error={error}
      onSubmit={onSubmit}
    >
      <Field label={text.answer} control={answer}>
        <input type="text" autoComplete="off" {...answer.input} />
      </Field>
    </Form>
  )
}
