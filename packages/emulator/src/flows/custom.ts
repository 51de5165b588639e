import type { Answer } from '../sign-in/signIn.ts'
import { nextRound } from '../sign-in/customAuth.ts'
import { failure } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Opening } from '../sign-in/passwordChecks.ts'
import { attemptOf, knownDevice, prevents, refuseUnready } from '../sign-in/passwordChecks.ts'
import type { ChallengeResult } from '../pool/triggers.ts'
import { askVerifier } from './srp.ts'

/** CUSTOM_AUTH: the pool's triggers ask. With SRP first, the password is proved before they go on. */
export async function customFlow(opening: Opening): Promise<Answer> {
  const { pool, user: known, parameters } = opening
  const username = text(parameters, 'USERNAME')
  if (!known && !prevents(opening)) throw failure('UserNotFoundException', 'User does not exist.')
  if (known) refuseUnready(opening, known)
  const user = known ?? pool.users.simulated(username)
  const deviceKey = known ? knownDevice(known, parameters) : null
  // The SDK's comments spell the key in the second way; every client sends the first.
  const first = parameters['CHALLENGE_NAME'] ?? parameters['ChallengeName']
  const A = first === 'SRP_A' ? text(parameters, 'SRP_A') : undefined
  const rounds: readonly ChallengeResult[] = A === undefined ? [] : [{ challengeName: 'SRP_A', challengeResult: true }]
  const answer = await nextRound(attemptOf(opening, user, deviceKey), rounds)
  return answer === 'PASSWORD_VERIFIER' ? askVerifier(opening, username, A ?? '', deviceKey, rounds) : answer
}
