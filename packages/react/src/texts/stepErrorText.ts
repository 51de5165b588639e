import type { SignInError } from '@challenge-kit/core'
import { errorText } from '../messages/errorText.ts'
import type { Translate } from '../messages/messages.ts'
import type { ErrorTextOptions } from './screenTexts.ts'

/** The sentence of an error that the kit's screen for the step shows. */
export function stepErrorText(
  t: Translate,
  error: SignInError,
  { step, identifier = 'username' }: ErrorTextOptions,
): string {
  // `useCredentials` and `usePassword` contain the same rule, because a shared module would make the first load larger.
  if (error.code === 'invalid_credentials' && identifier !== 'username') return t(`${identifier}.mismatch`)
  const isTotp = error.code === 'code_mismatch' && step === 'SOFTWARE_TOKEN_MFA'
  return isTotp ? t('error.code_mismatch.totp') : errorText(t, error)
}
