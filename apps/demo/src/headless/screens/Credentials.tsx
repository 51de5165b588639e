import { type CredentialsStep, useCredentials } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { FirstField } from '../../library/authFlow.ts'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export interface CredentialsProps {
  readonly flow: CredentialsStep
  readonly first: FirstField
}

export function Credentials({ flow, first }: CredentialsProps): ReactNode {
  const text = useHeadlessWords()
  const { form, username, password, error, onSubmit } = useCredentials({
    ...flow,
    identifier: 'usernameOrEmail',
    first,
  })
  return (
    <Form
      flow={flow}
      title={text.signIn}
      submit={first === 'password' ? text.signIn : text.next}
      error={error}
      onSubmit={onSubmit}
      actions={
        <button type="button" onClick={() => void flow.forgot(form.getValues('username') ?? '')}>
          {text.forgot}
        </button>
      }
    >
      <Field label={text.email} control={username}>
        <input type="text" autoComplete="username" defaultValue={flow.username} {...username.input} />
      </Field>
      {first === 'password' && (
        <Field label={text.password} control={password}>
          <input type="password" autoComplete="current-password" {...password.input} />
        </Field>
      )}
    </Form>
  )
}
