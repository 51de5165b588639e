import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { checkSentCode } from '../factors/code.ts'
import { text } from '../input.ts'
import type { Reply } from './reply.ts'

export async function answerSmsMfa({ attempt, session, responses }: Reply): Promise<Answer> {
  const code = text(responses, 'SMS_MFA_CODE')
  checkSentCode(attempt.service, session, 'SMS_MFA', code)
  session.state = 'spent'
  attempt.user.attributes.set('phone_number_verified', 'true')
  return advance(attempt, { secondFactor: true, by: 'sms' })
}
