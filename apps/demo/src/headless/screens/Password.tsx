import { type ChallengeStep, usePassword } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function Password({ flow }: { flow: ChallengeStep<'PASSWORD'> }): ReactNode {
  const text = useHeadlessWords()
  const { password, error, onSubmit } = usePassword(flow)
  return (
    <Form
      flow={flow}
      title={text.signIn}
      submit={text.signIn}
      error={error}
      onSubmit={onSubmit}
      actions={
        <button type="button" onClick={() => flow.chooseAnotherMethod()}>
          {text.otherWay}
        </button>
      }
    >
      <Field label={text.password} control={password}>
        <input type="password" autoComplete="current-password" {...password.input} />
      </Field>
    </Form>
  )
}
