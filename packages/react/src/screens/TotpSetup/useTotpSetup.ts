'use client'

import { otpauthUri } from '@challenge-kit/core'
import { useId, useRef } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { type MfaCodeController, useMfaCode } from '../MfaCode/useMfaCode.ts'

export type TotpSetupOptions = Pick<ChallengeProps<'MFA_SETUP'>, 'challenge' | 'submit' | 'error'>

export interface TotpSetupController extends MfaCodeController {
  /**
   * The key as a URI for a QR code or a link, and as text. Null after a reload, because the backend sends the key once.
   */
  readonly key: { readonly uri: string; readonly secret: string } | null
  /**
   * The props of an optional field. If your form has this field, Cognito stores its text as the name of the
   * authenticator app. The challenge `SOFTWARE_TOKEN_MFA` then has this name as `deviceName`.
   */
  readonly deviceName: {
    readonly label: { readonly htmlFor: string }
    readonly input: { readonly id: string; readonly name: string; readonly maxLength: number }
  }
  /** False if the challenge does not offer an authenticator app. */
  readonly available: boolean
  /** Requests a new key. The old key no longer works. */
  makeNewKey(): void
}

const DEVICE_NAME = 'deviceName'

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
  const id = useId()
  const typedName = useRef('')
  const code = useMfaCode({
    submit: ({ code }) => {
      const deviceName = typedName.current
      return submit(deviceName ? { method, code, deviceName } : { method, code })
    },
    error,
  })
  return {
    ...code,
    key: totp && { uri: otpauthUri(totp), secret: totp.secret },
    deviceName: { label: { htmlFor: id }, input: { id, name: DEVICE_NAME, maxLength: 100 } },
    available: methods.includes(method),
    makeNewKey: () => void submit({ method }),
    onSubmit(event) {
      typedName.current = readFields(event)[DEVICE_NAME]?.trim() ?? ''
      code.onSubmit(event)
    },
  }
}
