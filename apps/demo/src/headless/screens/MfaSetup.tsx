import type { ChallengeStep, ContactMethod } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'
import { EmailSetup } from './EmailSetup.tsx'
import { PhoneSetup } from './PhoneSetup.tsx'
import { TotpSetup } from './TotpSetup.tsx'

/** Sets up a second factor. If the pool allows several factors, the user first chooses a factor. */
export function MfaSetup({ flow }: { flow: ChallengeStep<'MFA_SETUP'> }): ReactNode {
  const text = useHeadlessWords()
  const [chosen, choose] = useState<ContactMethod | null>(null)
  const { methods, totp } = flow.challenge
  if (!totp && methods.length > 1 && !chosen) {
    // The choice of the authenticator app is sent at once, because the backend must request the key. For the other
    // methods, the user first types an address or a number.
    return (
      <Form flow={flow} title={text.setupChoice} error={flow.error}>
        {methods.map((method) => (
          <button
            key={method}
            type="button"
            onClick={() => (method === 'SOFTWARE_TOKEN_MFA' ? void flow.submit({ method }) : choose(method))}
          >
            {text.methods[method]}
          </button>
        ))}
      </Form>
    )
  }
  const method = totp ? 'SOFTWARE_TOKEN_MFA' : (chosen ?? methods[0])
  if (method === 'EMAIL_OTP') return <EmailSetup flow={flow} />
  if (method === 'SMS_MFA') return <PhoneSetup flow={flow} />
  return <TotpSetup flow={flow} />
}
