import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { checkSentCode } from '../sign-in/codeChecks.ts'
import { text } from '../wire/input.ts'
import type { Reply } from './responder.ts'

export async function answerSmsOtp({ attempt, session, responses }: Reply): Promise<Answer> {
  checkSentCode(attempt.service, session, 'SMS_OTP', text(responses, 'SMS_OTP_CODE'))
  session.state = 'spent'
  attempt.user.attributes.set('phone_number_verified', 'true')
  // It is only offered to those who need no second factor.
  return advance(attempt, { secondFactor: true, by: 'sms' })
}
