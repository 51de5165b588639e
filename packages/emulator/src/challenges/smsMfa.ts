import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { checkSentCode } from '../factors/code.ts'
import { invalidParameter } from '../failure.ts'
import type { Parameters } from '../input.ts'
import { text } from '../input.ts'
import type { Reply } from './reply.ts'

export async function answerSmsMfa({ attempt, session, responses }: Reply): Promise<Answer> {
  const code = text(responses, 'SMS_MFA_CODE')
  refuseBothCodes(responses)
  checkSentCode(attempt.service, session, 'SMS_MFA', code)
  session.state = 'spent'
  attempt.user.attributes.set('phone_number_verified', 'true')
  return advance(attempt, { secondFactor: true })
}

/** Extra keys are ignored, except for this pair (amplify-ui#5961). The text is ours. */
export function refuseBothCodes(responses: Parameters): void {
  if ('SMS_MFA_CODE' in responses && 'SOFTWARE_TOKEN_MFA_CODE' in responses) {
    throw invalidParameter('Only one of SMS_MFA_CODE and SOFTWARE_TOKEN_MFA_CODE may be given.')
  }
}
