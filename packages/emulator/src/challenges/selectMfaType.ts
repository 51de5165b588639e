import { askFor } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { invalidParameter } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Reply } from './responder.ts'

export async function answerSelectMfaType({ attempt, session, responses }: Reply): Promise<Answer> {
  const answer = text(responses, 'ANSWER')
  const chosen = session.context.choices?.find((factor) => factor === answer)
  if (!chosen) throw invalidParameter('Invalid MFA type given.')
  session.state = 'spent'
  return askFor(attempt, chosen)
}
