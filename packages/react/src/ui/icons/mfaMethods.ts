import type { MfaMethod } from '@challenge-kit/core'
import type { MessageKey } from '../../messages/messages.ts'
import type { MethodPicture } from './MethodIcon.tsx'

/** How a second factor is called and drawn, wherever one is listed. */
export interface MfaMethodLook {
  readonly name: MessageKey
  /** What it is, where a code is asked for. */
  readonly note: MessageKey | null
  /** What it is, where it is set up or kept. */
  readonly setUpNote: MessageKey
  readonly picture: MethodPicture
}

export const MFA_METHODS: Record<MfaMethod, MfaMethodLook> = {
  SOFTWARE_TOKEN_MFA: { name: 'method.totp', note: 'method.totp.note', setUpNote: 'method.totp.note', picture: 'app' },
  EMAIL_OTP: { name: 'method.email.name', note: null, setUpNote: 'setup.email.note', picture: 'email' },
  SMS_MFA: { name: 'method.sms.name', note: 'method.sms.note', setUpNote: 'method.sms.note', picture: 'phone' },
}
