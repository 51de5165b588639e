import type { ChallengeSessions } from '../sign-in/challengeSessions.ts'
import { invalidSession } from '../sign-in/challengeSessions.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import type { ChallengeIssuer } from '../sign-in/challengeIssuer.ts'
import type { PasswordChecks } from '../sign-in/passwordChecks.ts'
import { confirmedDeviceKey, hidesUserExistence } from '../sign-in/passwordChecks.ts'
import type { User } from '../users/user.ts'
import { exception } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { IssueFirstChallenge } from './firstChallenge.ts'
import type { InitiateAuthRequest, StartFlow } from './flow.ts'
import { startedSignIn } from './flow.ts'
import type { StepUp } from './stepUp.ts'
import { availableFactors } from './stepUp.ts'

export interface ChoiceFlowParts {
  readonly challengeSessions: ChallengeSessions
  readonly issuer: ChallengeIssuer
  readonly passwordChecks: PasswordChecks
  readonly continueSignIn: ContinueSignIn
  readonly stepUp: StepUp
  readonly issueFirstChallenge: IssueFirstChallenge
}

/** USER_AUTH: issues PREFERRED_CHALLENGE if the pool offers it to the user, and SELECT_CHALLENGE otherwise. */
export function createChoiceFlow(parts: ChoiceFlowParts): StartFlow {
  const { issuer, continueSignIn, stepUp, issueFirstChallenge } = parts
  return async (request) => {
    const { pool, parameters, session } = request
    const username = text(parameters, 'USERNAME')
    if (session !== undefined) return continueSignUp(parts, request, session)
    const user = findOrSimulateUser(parts, request, username)
    const deviceKey = user.simulated ? null : confirmedDeviceKey(user, parameters)
    const signIn = await stepUp(startedSignIn(request, user, deviceKey), parameters)
    const { first: available, second } = availableFactors(signIn)
    const preferred = available.find((challenge) => challenge === parameters['PREFERRED_CHALLENGE'])
    if (!preferred && second.length > 0) return continueSignIn(signIn, { secondFactor: false })
    if (available.length === 0) {
      throw exception('InvalidUserPoolConfigurationException', 'No first factor is available for the user.')
    }
    if (!preferred) {
      const output = issuer.issueWithoutSrpId(signIn, 'SELECT_CHALLENGE', {}, { available })
      return { ...output, AvailableChallenges: available }
    }
    const output = await issueFirstChallenge(signIn, preferred, parameters)
    // The request carried the password. The output is a second factor or tokens, so nothing is left to choose.
    if (preferred === 'PASSWORD' && parameters['PASSWORD'] !== undefined) return output
    const onlyPreferred = pool.settings.availableWithPreferred === 'chosen'
    return { ...output, AvailableChallenges: onlyPreferred ? [preferred] : available }
  }
}

/** Signs in a user who has just confirmed a sign-up, without a challenge. Other parameters are ignored. */
function continueSignUp(
  { challengeSessions, passwordChecks, continueSignIn }: ChoiceFlowParts,
  request: InitiateAuthRequest,
  token: string,
): Promise<OperationOutput> {
  const { pool, client, user } = request
  const session = challengeSessions.require(token)
  const belongs = session.pool === pool && session.client === client && session.user === user
  if (!belongs || session.challenge !== 'SIGN_UP_CONFIRMED') throw invalidSession()
  passwordChecks.checkAccount(request, session.user)
  session.state = 'used'
  return continueSignIn(startedSignIn(request, session.user, null), { secondFactor: true })
}

/**
 * The user who signs in. This is a simulated user if PreventUserExistenceErrors hides that the user does not exist or
 * is disabled.
 */
function findOrSimulateUser({ passwordChecks }: ChoiceFlowParts, request: InitiateAuthRequest, username: string): User {
  const { pool, user } = request
  const hidden = hidesUserExistence(request)
  if (!user && !hidden) throw exception('UserNotFoundException', 'User does not exist.')
  const hidesDisabled = hidden && pool.settings.preventionHidesDisabled
  if (!user || (hidesDisabled && !user.enabled)) return pool.users.simulated(username)
  passwordChecks.checkAccount(request, user)
  return user
}
