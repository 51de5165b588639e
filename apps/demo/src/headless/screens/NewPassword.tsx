import { type ChallengeStep, useNewPassword } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { PolicyList } from '../ui/PolicyList.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function NewPassword({ flow }: { flow: ChallengeStep<'NEW_PASSWORD_REQUIRED'> }): ReactNode {
  const text = useHeadlessWords()
  const { newPassword, attributes, rules, error, onSubmit } = useNewPassword(flow)
  return (
    <Form flow={flow} title={text.newPasswordTitle} submit={text.save} error={error} onSubmit={onSubmit}>
      <Field label={text.newPassword} control={newPassword}>
        <input type="password" autoComplete="new-password" {...newPassword.input} />
      </Field>
      <PolicyList rules={rules} />
      {attributes.map(({ name, label, hint, type, autoComplete, control }) => (
        <Field key={name} label={label} hint={hint} control={control}>
          <input type={type} autoComplete={autoComplete} {...control.input} />
        </Field>
      ))}
    </Form>
  )
}
