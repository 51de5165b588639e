import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { checkSentCode } from '../sign-in/codeChecks.ts'
import { text } from '../wire/input.ts'
import { enable } from '../operations/account/mfaPreference.ts'
import type { Reply } from './responder.ts'

/** EMAIL_OTP as a first factor, as a second one, and at the end of setting e-mail up. */
export async function answerEmailOtp({ attempt, session, responses }: Reply): Promise<Answer> {
  checkSentCode(attempt.service, session, 'EMAIL_OTP', text(responses, 'EMAIL_OTP_CODE'))
  session.state = 'spent'
  const { user } = attempt
  if (session.context.email !== undefined) {
    user.attributes.set('email', session.context.email)
    enable(user, 'EMAIL_OTP')
  }
  user.attributes.set('email_verified', 'true')
  return advance(attempt, { secondFactor: true, by: 'email_otp' })
}
