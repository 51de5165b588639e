import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { checkSentCode } from '../sign-in/codeChecks.ts'
import { text } from '../wire/input.ts'
import type { Reply } from './responder.ts'

export async function answerSmsMfa({ attempt, session, responses }: Reply): Promise<Answer> {
  const code = text(responses, 'SMS_MFA_CODE')
  checkSentCode(attempt.service, session, 'SMS_MFA', code)
  session.state = 'spent'
  attempt.user.attributes.set('phone_number_verified', 'true')
  return advance(attempt, { secondFactor: true, by: 'sms' })
}
