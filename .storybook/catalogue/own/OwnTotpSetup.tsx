import { QrCode, type ScreenProps, useMessages, useTotpSetup } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ MFA_SETUP: OwnTotpSetup }} /> if the pool's only second factor is an authenticator app. */
export function OwnTotpSetup(step: ScreenProps<'MFA_SETUP'>): ReactNode {
  const messages = useMessages()
  const { heading, lead, label, submit } = messages.screen(step)
  const { key, makeNewKey, deviceName, code, error, onSubmit } = useTotpSetup(step)
  return (
    <form method="post" lang={messages.locale} onSubmit={onSubmit}>
      <h1>{heading}</h1>
      <p>{lead}</p>
      {key ? (
        <div data-private="">
          <QrCode text={key.uri} label={messages.text('totpSetup.qr.name')} />
          <code translate="no">{key.secret}</code>
        </div>
      ) : (
        <button type="button" onClick={makeNewKey}>
          {messages.text('totpSetup.newKey')}
        </button>
      )}
      <label {...deviceName.label}>Name of this app (optional)</label>
      <input {...deviceName.input} />
      <label {...code.label}>{label}</label>
      <input autoComplete="one-time-code" inputMode="numeric" {...code.input} />
      <p {...code.message}>{code.error}</p>
      <p role="alert">{messages.error(error)}</p>
      <button type="submit" aria-disabled={step.pending}>
        {submit}
      </button>
    </form>
  )
}
