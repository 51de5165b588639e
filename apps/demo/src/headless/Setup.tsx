import { QrCode, useEmailSetup, useTotpSetup } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/language.ts'
import type { Step } from './Headless.tsx'
import { OwnCode, OwnField } from './OwnField.tsx'
import { OwnForm } from './OwnForm.tsx'

interface SetupProps {
  readonly flow: Step<'MFA_SETUP'>
}

/** The second step that has to be set up. */
export function Setup({ flow }: SetupProps): ReactNode {
  const text = useWords().headless
  const [byEmail, chooseEmail] = useState(false)
  const { key, code, available, error, onSubmit, makeNewKey } = useTotpSetup(flow)
  if (!key && flow.challenge.methods.includes('EMAIL_OTP')) {
    if (available && !byEmail) return <SetupChoice flow={flow} onEmail={() => chooseEmail(true)} />
    return <EmailSetup flow={flow} />
  }
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

/** Which second step to set up: an authenticator is prepared at once, an address comes first. */
function SetupChoice({ flow, onEmail }: SetupProps & { onEmail: () => void }): ReactNode {
  const text = useWords().headless
  return (
    <OwnForm flow={flow} title={text.setupChoice} error={flow.error}>
      <button type="button" onClick={() => flow.submit({ method: 'SOFTWARE_TOKEN_MFA' })}>
        {text.methods.SOFTWARE_TOKEN_MFA}
      </button>
      <button type="button" onClick={onEmail}>
        {text.methods.EMAIL_OTP}
      </button>
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
