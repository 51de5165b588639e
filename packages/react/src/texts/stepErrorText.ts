import type { SignInError } from '@challenge-kit/core'
import { errorText } from '../messages/errorText.ts'
import type { Translate } from '../messages/messages.ts'
import { wrongCredentials } from '../screens/Credentials/wrongCredentials.ts'
import type { ErrorTextOptions } from './screenTexts.ts'

/** The sentence of an error that the kit's screen for the step shows. */
export function stepErrorText(t: Translate, error: SignInError, { step, identifier }: ErrorTextOptions): string {
  if (error.code === 'invalid_credentials') return wrongCredentials(t, identifier)
  const isTotp = error.code === 'code_mismatch' && step === 'SOFTWARE_TOKEN_MFA'
  return isTotp ? t('error.code_mismatch.totp') : errorText(t, error)
}
