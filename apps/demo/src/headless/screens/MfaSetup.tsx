import { QrCode, useEmailSetup, usePhoneSetup, useTotpSetup } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/language.ts'
import type { Step } from './Headless.tsx'
import { OwnCode, OwnField } from './OwnField.tsx'
import { OwnForm } from './OwnForm.tsx'

type Typed = 'EMAIL_OTP' | 'SMS_MFA'

interface SetupProps {
  readonly flow: Step<'MFA_SETUP'>
}

/** The second step that has to be set up. */
export function Setup({ flow }: SetupProps): ReactNode {
  const text = useWords().headless
  const [chosen, choose] = useState<Typed | null>(null)
  const { key, code, available, error, onSubmit, makeNewKey } = useTotpSetup(flow)
  const { methods } = flow.challenge
  if (!key && methods.length > 1 && !chosen) return <SetupChoice flow={flow} onChoose={choose} />
  const typed = chosen ?? methods[0]
  if (!key && typed === 'EMAIL_OTP') return <EmailSetup flow={flow} />
  if (!key && typed === 'SMS_MFA') return <PhoneSetup flow={flow} />
  if (!available) return <OwnForm flow={flow} title={text.setupTitle} lead={text.setupElsewhere} error={error} />
  return (
    <OwnForm
      flow={flow}
      title={text.setupTitle}
      lead={key ? text.setupLead : text.setupAgain}
      submit={text.finish}
      error={error}
      onSubmit={onSubmit}
    >
      {key ? (
        <div className="own-key" data-private="">
          <QrCode text={key.uri} label={text.qr} />
          <code translate="no">{key.secret}</code>
        </div>
      ) : (
        <button type="button" onClick={makeNewKey}>
          {text.newKey}
        </button>
      )}
      <OwnField label={text.code} control={code}>
        <OwnCode {...code.input} />
      </OwnField>
    </OwnForm>
  )
}

/** Which second step to set up: an authenticator is prepared at once; an address or a number is typed first. */
function SetupChoice({ flow, onChoose }: SetupProps & { onChoose: (method: Typed) => void }): ReactNode {
  const text = useWords().headless
  return (
    <OwnForm flow={flow} title={text.setupChoice} error={flow.error}>
      {flow.challenge.methods.map((method) => (
        <button
          key={method}
          type="button"
          onClick={() => (method === 'SOFTWARE_TOKEN_MFA' ? void flow.submit({ method }) : onChoose(method))}
        >
          {text.methods[method]}
        </button>
      ))}
    </OwnForm>
  )
}

function EmailSetup({ flow }: SetupProps): ReactNode {
  const text = useWords().headless
  const { email, error, onSubmit } = useEmailSetup(flow)
  return (
    <OwnForm flow={flow} title={text.setupChoice} submit={text.next} error={error} onSubmit={onSubmit}>
      <OwnField label={text.address} control={email}>
        <input type="email" autoComplete="email" {...email.input} />
      </OwnField>
    </OwnForm>
  )
}

function PhoneSetup({ flow }: SetupProps): ReactNode {
  const text = useWords().headless
  const { phoneNumber, error, onSubmit } = usePhoneSetup(flow)
  return (
    <OwnForm flow={flow} title={text.setupChoice} submit={text.save} error={error} onSubmit={onSubmit}>
      <OwnField label={text.number} hint={text.numberHint} control={phoneNumber}>
        <input type="tel" autoComplete="tel" {...phoneNumber.input} />
      </OwnField>
    </OwnForm>
  )
}
