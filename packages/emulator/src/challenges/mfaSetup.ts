import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { askEmail } from '../sign-in/codeChallenges.ts'
import { failure } from '../wire/exceptions.ts'
import type { Reply } from './responder.ts'

/** Ends an enrolment: with the Session of VerifySoftwareToken, or with an address that then gets a code. */
export async function answerMfaSetup({ attempt, session, responses }: Reply): Promise<Answer> {
  const { context } = session
  if (context.verified) {
    session.state = 'spent'
    return advance(attempt, { secondFactor: true, by: 'otp' })
  }
  // Amplify writes the key in upper case, the developer guide in lower case.
  const email = responses['EMAIL'] ?? responses['email']
  if (email !== undefined && context.choices?.includes('EMAIL_OTP')) {
    session.state = 'spent'
    return askEmail(attempt, email)
  }
  throw failure('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
}
