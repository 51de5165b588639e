import { type SignInState, useMfaCode } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { CodeInput } from '../ui/CodeInput.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { ResendButton } from '../ui/ResendButton.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

type CodeStep = Extract<SignInState, { step: 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP' }>

/** Asks for a code from an authenticator app, or for a code that Cognito sent. */
export function MfaCode({ flow }: { flow: CodeStep }): ReactNode {
  const text = useHeadlessWords()
  const { code, remember, error, onSubmit } = useMfaCode(flow)
  // If the code is a first factor, the user can request another code or choose another method.
  const firstFactor = flow.step === 'SMS_OTP' || (flow.step === 'EMAIL_OTP' && flow.challenge.firstFactor)
  const destination = 'destination' in flow.challenge ? flow.challenge.destination : null
  const fallback = firstFactor ? text.onItsWay : text.fromApp
  return (
    <Form
      flow={flow}
      title={text.codeTitle}
      lead={destination === null ? fallback : text.sentTo(destination)}
      submit={text.next}
      error={error}
      onSubmit={onSubmit}
      actions={
        firstFactor && (
          <>
            <ResendButton flow={flow} />
            <button type="button" onClick={() => flow.chooseAnotherMethod()}>
              {text.otherWay}
            </button>
          </>
        )
      }
    >
      <Field label={text.code} control={code}>
        <CodeInput {...code.input} />
      </Field>
      {remember && flow.rememberDays !== null && (
        <label>
          <input {...remember} /> {text.remember(flow.rememberDays)}
        </label>
      )}
    </Form>
  )
}
