import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { checkTotp } from '../factors/code.ts'
import { text } from '../input.ts'
import type { Reply } from './reply.ts'
import { refuseBothCodes } from './smsMfa.ts'

export async function answerSoftwareTokenMfa({ attempt, session, responses }: Reply): Promise<Answer> {
  const code = text(responses, 'SOFTWARE_TOKEN_MFA_CODE')
  refuseBothCodes(responses)
  checkTotp(attempt.service, session, code)
  session.state = 'spent'
  return advance(attempt, { secondFactor: true })
}
