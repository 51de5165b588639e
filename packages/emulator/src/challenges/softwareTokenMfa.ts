import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { checkTotp } from '../sign-in/codeChecks.ts'
import { failure } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Reply } from './responder.ts'

export async function answerSoftwareTokenMfa({ attempt, session, responses }: Reply): Promise<Answer> {
  const code = text(responses, 'SOFTWARE_TOKEN_MFA_CODE')
  // amazon-cognito-identity-js always sends both codes. That works, but not for users who have both factors, whose
  // code is then taken for the wrong kind (amplify-ui#5961).
  if ('SMS_MFA_CODE' in responses && attempt.user.enabledMfa.includes('SMS_MFA')) {
    throw failure('CodeMismatchException', 'Invalid code received for user')
  }
  checkTotp(attempt.service, session, code)
  session.state = 'spent'
  return advance(attempt, { secondFactor: true, by: 'otp' })
}
