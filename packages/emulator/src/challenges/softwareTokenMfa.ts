import type { CodeChecks } from '../sign-in/codeChecks.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import { exception } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/** SOFTWARE_TOKEN_MFA: a code of the authenticator app. */
export function createSoftwareTokenMfaResponder({
  codeChecks,
  continueSignIn,
}: {
  readonly codeChecks: CodeChecks
  readonly continueSignIn: ContinueSignIn
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    const code = text(responses, 'SOFTWARE_TOKEN_MFA_CODE')
    // amazon-cognito-identity-js always sends both codes. For a user who has both factors, Cognito checks the TOTP code
    // as an SMS code and refuses it (amplify-ui#5961).
    if ('SMS_MFA_CODE' in responses && signIn.user.enabledMfa.includes('SMS_MFA')) {
      throw exception('CodeMismatchException', 'Invalid code received for user')
    }
    codeChecks.checkTotp(cognitoSession, code)
    cognitoSession.state = 'used'
    return continueSignIn(signIn, { secondFactor: true, method: 'otp' })
  }
}
