import type { CodeChecks } from '../sign-in/codeChecks.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import { enableMfa } from '../users/user.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/** EMAIL_OTP: a first factor, a second factor, or the last step of setting up email MFA. */
export function createEmailOtpResponder({
  codeChecks,
  continueSignIn,
}: {
  readonly codeChecks: CodeChecks
  readonly continueSignIn: ContinueSignIn
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    codeChecks.checkSentCode(cognitoSession, 'EMAIL_OTP', text(responses, 'EMAIL_OTP_CODE'))
    cognitoSession.state = 'used'
    const { user } = signIn
    if (cognitoSession.context.email !== undefined) {
      user.attributes.set('email', cognitoSession.context.email)
      enableMfa(user, 'EMAIL_OTP')
    }
    user.attributes.set('email_verified', 'true')
    return continueSignIn(signIn, { secondFactor: true, method: 'email_otp' })
  }
}
