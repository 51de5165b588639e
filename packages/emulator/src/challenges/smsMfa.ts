import type { CodeChecks } from '../sign-in/codeChecks.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/** SMS_MFA: an SMS code as the second factor. */
export function createSmsMfaResponder({
  codeChecks,
  continueSignIn,
}: {
  readonly codeChecks: CodeChecks
  readonly continueSignIn: ContinueSignIn
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    codeChecks.checkSentCode(cognitoSession, 'SMS_MFA', text(responses, 'SMS_MFA_CODE'))
    cognitoSession.state = 'used'
    signIn.user.attributes.set('phone_number_verified', 'true')
    return continueSignIn(signIn, { secondFactor: true, method: 'sms' })
  }
}
