import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { askEmail } from '../factors/otp.ts'
import { failure } from '../failure.ts'
import type { Reply } from './reply.ts'

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
