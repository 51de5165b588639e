import type { CodeChallenges } from '../sign-in/codeChallenges.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import { exception } from '../wire/exceptions.ts'
import type { RespondWithSession } from './responder.ts'

/** MFA_SETUP: accepts the Session of VerifySoftwareToken, or an email address. Cognito sends a code to the address. */
export function createMfaSetupResponder({
  codeChallenges,
  continueSignIn,
}: {
  readonly codeChallenges: CodeChallenges
  readonly continueSignIn: ContinueSignIn
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    const { context } = cognitoSession
    if (context.verified) {
      cognitoSession.state = 'used'
      return continueSignIn(signIn, { secondFactor: true, method: 'otp' })
    }
    // Amplify writes the key in upper case, and the developer guide in lower case.
    const email = responses['EMAIL'] ?? responses['email']
    if (email !== undefined && context.choices?.includes('EMAIL_OTP')) {
      cognitoSession.state = 'used'
      return codeChallenges.emailMfa(signIn, email)
    }
    throw exception('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
  }
}
