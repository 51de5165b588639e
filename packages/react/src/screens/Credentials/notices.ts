import type { CredentialsStep } from '@challenge-kit/core'
import type { MessageKey } from '../../messages/messages.ts'
import type { Tone } from '../../ui/Notice.tsx'

/** The colour and the message of each notice of the credentials. */
export const NOTICES: Readonly<Record<NonNullable<CredentialsStep['notice']>, readonly [Tone, MessageKey]>> = {
  signed_out: ['info', 'signedOut.notice'],
  signed_out_here: ['warning', 'signedOut.here'],
  confirmed: ['success', 'confirm.done'],
  password_changed: ['success', 'reset.done'],
  phone_saved: ['success', 'phoneSetup.done'],
}
