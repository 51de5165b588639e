'use client'

import { otpauthUri } from '@challenge-kit/core'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { type MfaCodeController, useMfaCode } from '../MfaCode/useMfaCode.ts'

export type TotpSetupOptions = Pick<ChallengeProps<'MFA_SETUP'>, 'challenge' | 'submit' | 'error'>

export interface TotpSetupController extends MfaCodeController {
  /**
   * The key as a URI for a QR code or a link, and as text. Null after a reload, because the backend sends the key once.
   */
  readonly key: { readonly uri: string; readonly secret: string } | null
  /** False if the challenge does not offer an authenticator app. */
  readonly available: boolean
  /** Requests a new key. The old key no longer works. */
  makeNewKey(): void
}

/**
 * The state of the set-up of an authenticator app, without markup.
 *
 * @example
 * function MyTotpSetup({ step }: { step: ChallengeStep<'MFA_SETUP'> }) {
 *   const { key, code, onSubmit } = useTotpSetup(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       {key && <QrCode text={key.uri} label="QR code for your authenticator app" />}
 *       <label {...code.label}>Code from your app</label>
 *       <MfaCodeInput {...code.input} />
 *       <p {...code.message}>{code.error}</p>
 *       <button type="submit">Finish</button>
 *     </form>
 *   )
 * }
 */
export function useTotpSetup({ challenge, submit, error }: TotpSetupOptions): TotpSetupController {
  const { totp, methods } = challenge
  const method = 'SOFTWARE_TOKEN_MFA'
  const code = useMfaCode({ submit: ({ code }) => submit({ method, code }), error })
  return {
    ...code,
    key: totp && { uri: otpauthUri(totp), secret: totp.secret },
    available: methods.includes(method),
    makeNewKey: () => void submit({ method }),
  }
}
