import type { MfaMethod } from '@challenge-kit/core'
import type { MessageKey } from '../../messages/messages.ts'
import type { MethodPicture } from './MethodIcon.tsx'

/** The texts and the icon of a second factor. All lists of second factors use them. */
export interface MfaMethodLook {
  readonly name: MessageKey
  /** The note on the screen where the user chooses a method for one sign-in. Null for no note. */
  readonly note: MessageKey | null
  /** The note on the screens where the user sets up or manages a method. */
  readonly setUpNote: MessageKey
  readonly picture: MethodPicture
}

export const MFA_METHODS: Record<MfaMethod, MfaMethodLook> = {
  SOFTWARE_TOKEN_MFA: { name: 'method.totp', note: 'method.totp.note', setUpNote: 'method.totp.note', picture: 'app' },
  EMAIL_OTP: { name: 'method.email.name', note: null, setUpNote: 'mfaSetup.email.note', picture: 'email' },
  SMS_MFA: { name: 'method.sms.name', note: 'method.sms.note', setUpNote: 'method.sms.note', picture: 'phone' },
}
