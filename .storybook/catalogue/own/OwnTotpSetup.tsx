import { QrCode, type ScreenProps, useTotpSetup } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ MFA_SETUP: OwnTotpSetup }} /> if the pool's only second factor is an authenticator app. */
export function OwnTotpSetup(step: ScreenProps<'MFA_SETUP'>): ReactNode {
  const { key, makeNewKey, code, error, onSubmit } = useTotpSetup(step)
  if (!key) {
    return (
      <button type="button" onClick={makeNewKey}>
        Show a new key
      </button>
    )
  }
  return (
    <form method="post" onSubmit={onSubmit}>
      <p>Scan this picture with your authenticator app, or type the key into the app.</p>
      <QrCode text={key.uri} label="The key as a QR code" />
      <p>
        <code>{key.secret}</code>
      </p>
      <label {...code.label}>Code from your app</label>
      <input inputMode="numeric" autoComplete="one-time-code" {...code.input} />
      <p {...code.message}>{code.error}</p>
      {error && <p role="alert">{error.code}</p>}
      <button type="submit" aria-disabled={step.pending}>
        Continue
      </button>
    </form>
  )
}
