import { type ChallengeStep, useMfaCode } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { CodeInput } from '../ui/CodeInput.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { ResendButton } from '../ui/ResendButton.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function ConfirmAccount({ flow }: { flow: ChallengeStep<'USER_NOT_CONFIRMED'> }): ReactNode {
  const text = useHeadlessWords()
  const { code, error, onSubmit } = useMfaCode(flow)
  const { destination } = flow.challenge
  const lead = destination === null ? text.confirmLead : text.sentTo(destination)
  return (
    <Form
      flow={flow}
      title={text.confirmTitle}
      lead={lead}
      submit={text.next}
      error={error}
      onSubmit={onSubmit}
      actions={<ResendButton flow={flow} />}
    >
      <Field label={text.code} control={code}>
        <CodeInput {...code.input} />
      </Field>
    </Form>
  )
}
