import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { checkSentCode } from '../factors/code.ts'
import { text } from '../input.ts'
import type { Reply } from './reply.ts'

export async function answerSmsOtp({ attempt, session, responses }: Reply): Promise<Answer> {
  checkSentCode(attempt.service, session, 'SMS_OTP', text(responses, 'SMS_OTP_CODE'))
  session.state = 'spent'
  attempt.user.attributes.set('phone_number_verified', 'true')
  // It is only offered to those who need no second factor.
  return advance(attempt, { secondFactor: true, by: 'sms' })
}
