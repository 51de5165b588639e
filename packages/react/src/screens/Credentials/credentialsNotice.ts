import type { CredentialsStep, SignInError } from '@challenge-kit/core'
import type { InitialKey, Translate } from '../../messages/messages.ts'
import { errorText } from '../../messages/errorText.ts'
import type { NoticeProps, Tone } from '../../ui/Notice.tsx'

const TONES: Readonly<Record<string, Tone>> = {
  totp_saved: 'success',
  flow_expired: 'warning',
  code_expired: 'warning',
  flow_superseded: 'info',
  flow_consumed: 'info',
}

const NOTICES: Readonly<Record<NonNullable<CredentialsStep['notice']>, readonly [Tone, InitialKey]>> = {
  signed_out: ['info', 'signedOut.notice'],
  signed_out_here: ['warning', 'signedOut.here'],
  confirmed: ['success', 'confirm.done'],
  password_changed: ['success', 'reset.done'],
  phone_saved: ['success', 'phoneSetup.done'],
}

/**
 * Returns the notice that says why the user returned to the credentials. An error that restarts the sign-in replaces
 * the step's notice.
 */
export function credentialsNotice(
  t: Translate<InitialKey>,
  error: SignInError | null,
  notice: CredentialsStep['notice'] | undefined,
): NoticeProps | null {
  if (error?.recovery === 'restart')
    return { tone: TONES[error.code] ?? 'danger', children: errorText(t, error), role: 'alert' }
  if (!notice) return null
  const [tone, key] = NOTICES[notice]
  return { tone, children: t(key), role: 'status' }
}
