import { type ChallengeStep, useEmailSetup } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function EmailSetup({ flow }: { flow: ChallengeStep<'MFA_SETUP'> }): ReactNode {
  const text = useHeadlessWords()
  const { email, error, onSubmit } = useEmailSetup(flow)
  return (
    <Form flow={flow} title={text.setupChoice} submit={text.next} error={error} onSubmit={onSubmit}>
      <Field label={text.address} control={email}>
        <input type="email" autoComplete="email" {...email.input} />
      </Field>
    </Form>
  )
}
