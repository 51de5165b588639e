import type { Answer } from '../attempt.ts'
import { judge, nextRound } from '../customAuth.ts'
import { text } from '../input.ts'
import { knownDevice } from '../opening.ts'
import { foreignSession } from '../sessions.ts'
import type { Reply } from './reply.ts'

/** A wrong answer is no exception: DefineAuthChallenge decides what follows, and each question has its own Session. */
export async function answerCustomChallenge({ attempt, session, responses, clientMetadata }: Reply): Promise<Answer> {
  const answer = text(responses, 'ANSWER')
  const { custom } = session.context
  if (!custom) throw foreignSession()
  // Amplify names the device here, not when it begins.
  const deviceKey = attempt.deviceKey ?? (attempt.user.simulated ? null : knownDevice(attempt.user, responses))
  const going = { ...attempt, deviceKey }
  session.state = 'spent'
  try {
    const next = await nextRound(going, await judge(going, custom, answer, clientMetadata), clientMetadata)
    if (next === 'PASSWORD_VERIFIER') throw foreignSession()
    return next
  } catch (error) {
    const threw = error instanceof Error && error.name === 'UserLambdaValidationException'
    if (threw && !attempt.pool.settings.failedTriggerSpendsSession) session.state = 'open'
    throw error
  }
}
