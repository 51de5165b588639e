import { useMfaCode, usePasswordReset } from '@challenge-kit/react'
import type { FormEvent, ReactNode } from 'react'
import { useWords } from '../words/language.ts'
import type { Step } from './Headless.tsx'
import { OwnCode, OwnField } from './OwnField.tsx'
import { OwnForm } from './OwnForm.tsx'
import { OwnResend } from './OwnResend.tsx'

export function Reset({ flow }: { flow: Step<'PASSWORD_RESET_REQUIRED'> }): ReactNode {
  const text = useWords().headless
  const { code, newPassword, policy, error, onSubmit } = usePasswordReset(flow)
  if (!flow.challenge.sent) {
    const send = (event: FormEvent<HTMLFormElement>): void => {
      event.preventDefault()
      void flow.resend()
    }
    return (
      <OwnForm
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
    <OwnForm flow={flow} title={text.resetTitle} submit={text.save} error={error} onSubmit={onSubmit}>
      <OwnField label={text.code} control={code}>
        <OwnCode {...code.input} />
      </OwnField>
      <OwnField label={text.newPassword} control={newPassword}>
        <input type="password" autoComplete="new-password" {...newPassword.input} />
      </OwnField>
      <ul className="own-policy" aria-label={text.policy}>
        {policy.map(({ rule, met }) => (
          <li key={rule}>
            {met ? '✓' : '○'} {text.rules[rule]}
          </li>
        ))}
      </ul>
      <OwnResend flow={flow} />
    </OwnForm>
  )
}

export function Confirm({ flow }: { flow: Step<'USER_NOT_CONFIRMED'> }): ReactNode {
  const text = useWords().headless
  const { code, error, onSubmit } = useMfaCode(flow)
  const { destination } = flow.challenge
  const lead = destination === null ? text.confirmLead : text.sentTo(destination)
  return (
    <OwnForm flow={flow} title={text.confirmTitle} lead={lead} submit={text.next} error={error} onSubmit={onSubmit}>
      <OwnField label={text.code} control={code}>
        <OwnCode {...code.input} />
      </OwnField>
      <OwnResend flow={flow} />
    </OwnForm>
  )
}
