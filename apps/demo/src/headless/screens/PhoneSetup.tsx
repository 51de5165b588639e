import { type ChallengeStep, usePhoneSetup } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function PhoneSetup({ flow }: { flow: ChallengeStep<'MFA_SETUP'> }): ReactNode {
  const text = useHeadlessWords()
  const { phoneNumber, error, onSubmit } = usePhoneSetup(flow)
  return (
    <Form flow={flow} title={text.setupChoice} submit={text.save} error={error} onSubmit={onSubmit}>
      <Field label={text.number} hint={text.numberHint} control={phoneNumber}>
        <input type="tel" autoComplete="tel" {...phoneNumber.input} />
      </Field>
    </Form>
  )
}
