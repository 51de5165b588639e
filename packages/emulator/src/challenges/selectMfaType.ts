import { askFor } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { invalidParameter } from '../failure.ts'
import { text } from '../input.ts'
import type { Reply } from './reply.ts'

export async function answerSelectMfaType({ attempt, session, responses }: Reply): Promise<Answer> {
  const answer = text(responses, 'ANSWER')
  const chosen = session.context.choices?.find((factor) => factor === answer)
  if (!chosen) throw invalidParameter('Invalid MFA type given.')
  session.state = 'spent'
  return askFor(attempt, chosen)
}
