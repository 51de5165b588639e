import type { FirstFactor } from '@challenge-kit/core'
import type { MessageKey } from '../../messages/messages.ts'
import type { MethodPicture } from './MethodIcon.tsx'

/** The texts and the icon of a first factor. */
export interface FirstFactorLook {
  readonly name: MessageKey
  readonly note?: MessageKey
  readonly picture: MethodPicture
}

export const FIRST_FACTORS: Record<FirstFactor, FirstFactorLook> = {
  WEB_AUTHN: { name: 'method.passkey', note: 'method.passkey.note', picture: 'passkey' },
  EMAIL_OTP: { name: 'method.email', picture: 'email' },
  SMS_OTP: { name: 'method.sms', picture: 'phone' },
  PASSWORD: { name: 'method.password', picture: 'password' },
}
