import type { ChallengeResult } from '../pool/triggers.ts'
import type { ContinueCustomAuth } from '../sign-in/customAuth.ts'
import type { PasswordChecks } from '../sign-in/passwordChecks.ts'
import { confirmedDeviceKey, hidesUserExistence } from '../sign-in/passwordChecks.ts'
import { exception } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { StartFlow } from './flow.ts'
import { startedSignIn } from './flow.ts'
import type { IssuePasswordVerifier } from './passwordVerifier.ts'

/**
 * CUSTOM_AUTH: the triggers of the pool choose the challenges.
 * If the flow starts with SRP_A, the triggers can also choose PASSWORD_VERIFIER.
 */
export function createCustomFlow({
  passwordChecks,
  continueCustomAuth,
  issuePasswordVerifier,
}: {
  readonly passwordChecks: PasswordChecks
  readonly continueCustomAuth: ContinueCustomAuth
  readonly issuePasswordVerifier: IssuePasswordVerifier
}): StartFlow {
  return async (request) => {
    const { pool, user: known, parameters } = request
    const username = text(parameters, 'USERNAME')
    if (!known && !hidesUserExistence(request)) throw exception('UserNotFoundException', 'User does not exist.')
    if (known) passwordChecks.checkAccount(request, known)
    const user = known ?? pool.users.simulated(username)
    const deviceKey = known ? confirmedDeviceKey(known, parameters) : null
    // Every client sends the first spelling. The comments of the SDK have the second.
    const first = parameters['CHALLENGE_NAME'] ?? parameters['ChallengeName']
    const A = first === 'SRP_A' ? text(parameters, 'SRP_A') : undefined
    const results: ChallengeResult[] = A === undefined ? [] : [{ challengeName: 'SRP_A', challengeResult: true }]
    const output = await continueCustomAuth(startedSignIn(request, user, deviceKey), results)
    if (output !== 'PASSWORD_VERIFIER') return output
    const exchange = { username, A: A ?? '', deviceKey, customAuthResults: results }
    return issuePasswordVerifier({ scope: request, user: known, ...exchange })
  }
}
