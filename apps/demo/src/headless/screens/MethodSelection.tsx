import { type ChallengeStep, useMethodSelection } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function MethodSelection({ flow }: { flow: ChallengeStep<'SELECT_CHALLENGE'> }): ReactNode {
  const text = useHeadlessWords()
  const { methods, choose, password, error } = useMethodSelection(flow)
  if (!password) {
    return (
      <Form flow={flow} title={text.chooseTitle} error={error}>
        {methods.map((method) => (
          <button key={method} type="button" onClick={() => choose(method)}>
            {text.factors[method]}
          </button>
        ))}
      </Form>
    )
  }
  return (
    <Form
      flow={flow}
      title={text.chooseTitle}
      submit={text.signIn}
      error={error}
      onSubmit={password.onSubmit}
      actions={
        <button type="button" onClick={password.back}>
          {text.otherWay}
        </button>
      }
    >
      <Field label={text.password} control={password.password}>
        <input type="password" autoComplete="current-password" {...password.password.input} />
      </Field>
    </Form>
  )
}
