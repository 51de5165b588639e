import type { MfaMethod } from '@challenge-kit/core'
import type { MessageKey } from '../../messages/messages.ts'
import type { MethodPicture } from './MethodIcon.tsx'

/** The texts and the icon of a second factor, for every list of second factors. */
export interface MfaMethodLook {
  readonly name: MessageKey
  /** The note on the screen that chooses a method for one sign-in. */
  readonly note: MessageKey | null
  /** The note on the screens that set up or manage a method. */
  readonly setUpNote: MessageKey
  readonly picture: MethodPicture
}

export const MFA_METHODS: Record<MfaMethod, MfaMethodLook> = {
  SOFTWARE_TOKEN_MFA: { name: 'method.totp', note: 'method.totp.note', setUpNote: 'method.totp.note', picture: 'app' },
  EMAIL_OTP: { name: 'method.email.name', note: null, setUpNote: 'mfaSetup.email.note', picture: 'email' },
  SMS_MFA: { name: 'method.sms.name', note: 'method.sms.note', setUpNote: 'method.sms.note', picture: 'phone' },
}
