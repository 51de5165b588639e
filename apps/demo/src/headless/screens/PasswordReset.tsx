import { type ChallengeStep, usePasswordReset } from '@challenge-kit/react'
import type { FormEvent, ReactNode } from 'react'
import { CodeInput } from '../ui/CodeInput.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { PolicyList } from '../ui/PolicyList.tsx'
import { ResendButton } from '../ui/ResendButton.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export function PasswordReset({ flow }: { flow: ChallengeStep<'PASSWORD_RESET_REQUIRED'> }): ReactNode {
  const text = useHeadlessWords()
  const { code, newPassword, rules, error, onSubmit } = usePasswordReset(flow)
  if (!flow.challenge.sent) {
    const send = (event: FormEvent<HTMLFormElement>): void => {
      event.preventDefault()
      void flow.resend()
    }
    return (
      <Form
        flow={flow}
        title={text.resetTitle}
        lead={text.resetLead}
        submit={text.sendCode}
        error={flow.error}
        onSubmit={send}
      />
    )
  }
  return (
    <Form
      flow={flow}
      title={text.resetTitle}
      submit={text.save}
      error={error}
      onSubmit={onSubmit}
      actions={<ResendButton flow={flow} />}
    >
      <Field label={text.code} control={code}>
        <CodeInput {...code.input} />
      </Field>
      <Field label={text.newPassword} control={newPassword}>
        <input type="password" autoComplete="new-password" {...newPassword.input} />
      </Field>
      <PolicyList rules={rules} />
    </Form>
  )
}
