import type { Answer } from '../sign-in/signIn.ts'
import { invalidParameter } from '../wire/exceptions.ts'
import type { FirstChallenge } from '../factors/firstFactors.ts'
import { askFirst } from '../flows/choice.ts'
import { text } from '../wire/input.ts'
import type { Reply } from './responder.ts'

/** SELECT_CHALLENGE: the choice, and what proves it if that comes along. */
export async function answerSelectChallenge(reply: Reply): Promise<Answer> {
  const answer = text(reply.responses, 'ANSWER')
  const chosen = reply.session.context.available?.find((factor) => factor === answer)
  if (!chosen) throw invalidParameter('Invalid challenge type given.')
  return goOn(reply, chosen)
}

export async function answerPassword(reply: Reply): Promise<Answer> {
  text(reply.responses, 'PASSWORD')
  return goOn(reply, 'PASSWORD')
}

export async function answerPasswordSrp(reply: Reply): Promise<Answer> {
  text(reply.responses, 'SRP_A')
  return goOn(reply, 'PASSWORD_SRP')
}

async function goOn({ attempt, session, responses }: Reply, factor: FirstChallenge): Promise<Answer> {
  session.state = 'spent'
  try {
    return await askFirst(attempt, factor, responses)
  } catch (refusal) {
    if (attempt.pool.settings.wrongPasswordKeepsSession) session.state = 'open'
    throw refusal
  }
}
