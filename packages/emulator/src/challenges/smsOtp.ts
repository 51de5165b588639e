import type { CodeChecks } from '../sign-in/codeChecks.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/**
 * SMS_OTP: an SMS code as the first factor.
 * No second factor follows, because the pool offers SMS_OTP only to users who need no second factor.
 */
export function createSmsOtpResponder({
  codeChecks,
  continueSignIn,
}: {
  readonly codeChecks: CodeChecks
  readonly continueSignIn: ContinueSignIn
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    codeChecks.checkSentCode(cognitoSession, 'SMS_OTP', text(responses, 'SMS_OTP_CODE'))
    cognitoSession.state = 'used'
    signIn.user.attributes.set('phone_number_verified', 'true')
    return continueSignIn(signIn, { secondFactor: true, method: 'sms' })
  }
}
