import type { Answer } from '../sign-in/signIn.ts'
import { judge, nextRound } from '../sign-in/customAuth.ts'
import { text } from '../wire/input.ts'
import { knownDevice } from '../sign-in/passwordChecks.ts'
import { foreignSession } from '../sign-in/challengeSessions.ts'
import type { Reply } from './responder.ts'

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
