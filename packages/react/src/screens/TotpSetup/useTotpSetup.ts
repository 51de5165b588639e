'use client'

import { otpauthUri } from '@challenge-kit/core'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { type MfaCodeController, useMfaCode } from '../MfaCode/useMfaCode.ts'

export type TotpSetupOptions = Pick<ChallengeProps<'MFA_SETUP'>, 'challenge' | 'submit' | 'error'>

export interface TotpSetupController extends MfaCodeController {
  /** The key, once: what a QR code or a link carries, and the key alone. Null after a reload. */
  readonly key: { readonly uri: string; readonly secret: string } | null
  /** Whether an authenticator can be set up at all. */
  readonly available: boolean
  /** Asks for another key: the old one is no longer any good. */
  makeNewKey(): void
}

/** Setting up an authenticator, without markup. */
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
