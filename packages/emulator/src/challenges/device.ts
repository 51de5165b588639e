import { confirmedDevice } from '../credentials/device.ts'
import type { Clock } from '../environment/clock.ts'
import { noAssurance } from '../factors/assurance.ts'
import type { SrpExchanges } from '../factors/srpExchanges.ts'
import { deviceSubject } from '../factors/srpSubject.ts'
import type { ChallengeSessions, CognitoSession } from '../sign-in/challengeSessions.ts'
import { invalidSession } from '../sign-in/challengeSessions.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import type { ChallengeIssuer } from '../sign-in/challengeIssuer.ts'
import type { User } from '../users/user.ts'
import { notAuthorized, wrongCredentials } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { RespondWithoutSession, SessionlessResponse } from './responder.ts'
import { continuedSignIn } from './responder.ts'
import type { ReadSrpClaim } from './srpClaim.ts'

/**
 * The Session of the request, which must belong to this user.
 * If the request has no Session, this is the newest open Session of the user for the challenge.
 */
function findSession(
  challengeSessions: ChallengeSessions,
  { pool, client, family, session: token }: SessionlessResponse,
  user: User,
  challenge: string,
): CognitoSession | undefined {
  if (token === undefined) return challengeSessions.find({ user, client, family, challenge })
  const session = challengeSessions.require(token)
  const familyFits = session.family === family || pool.settings.mixedApiFamilies
  if (session.user !== user || session.client !== client || session.challenge !== challenge || !familyFits) {
    throw invalidSession()
  }
  return session
}

/**
 * DEVICE_SRP_AUTH: starts the SRP exchange of a remembered device.
 * The request may omit the Session, but the user must have completed the first factor.
 */
export function createDeviceSrpAuthResponder({
  challengeSessions,
  srpExchanges,
  issuer,
}: {
  readonly challengeSessions: ChallengeSessions
  readonly srpExchanges: SrpExchanges
  readonly issuer: ChallengeIssuer
}): RespondWithoutSession {
  return async (response) => {
    const { pool, client, username, responses } = response
    const deviceKey = text(responses, 'DEVICE_KEY')
    const A = text(responses, 'SRP_A')
    const user = pool.users.find(username, pool.settings)
    if (!user) throw invalidSession()
    const device = confirmedDevice(user, deviceKey)
    const { salt = '', passwordVerifier = '' } = device.verifier ?? {}
    const session = findSession(challengeSessions, response, user, 'DEVICE_SRP_AUTH')
    if (session?.context.deviceKey !== deviceKey) throw invalidSession()
    const challenge = 'DEVICE_PASSWORD_VERIFIER'
    const subject = deviceSubject(device, salt, passwordVerifier)
    const { assurance = noAssurance } = session.context
    const exchange = { client, user, username, subject, A, deviceKey, assurance, customAuthResults: null }
    const parameters = srpExchanges.start({ challenge, ...exchange })
    session.state = 'used'
    const signIn = continuedSignIn(response, { user, deviceKey, assurance })
    const next = pool.settings.deviceChallengeSession ? { Session: issuer.openSession(signIn, challenge).token } : {}
    const ChallengeParameters = { ...parameters, USERNAME: user.username, DEVICE_KEY: deviceKey }
    return { ChallengeName: challenge, ...next, ChallengeParameters }
  }
}

/**
 * DEVICE_PASSWORD_VERIFIER: ends the SRP exchange of a remembered device, which replaces the second factor.
 * The output carries no NewDeviceMetadata, because the device is not new.
 */
export function createDevicePasswordVerifierResponder({
  clock,
  challengeSessions,
  readSrpClaim,
  continueSignIn,
}: {
  readonly clock: Clock
  readonly challengeSessions: ChallengeSessions
  readonly readSrpClaim: ReadSrpClaim
  readonly continueSignIn: ContinueSignIn
}): RespondWithoutSession {
  return async (response) => {
    const deviceKey = text(response.responses, 'DEVICE_KEY')
    const { exchange, isValid } = readSrpClaim(response, 'DEVICE_PASSWORD_VERIFIER')
    const { user, assurance } = exchange
    if (!user || exchange.deviceKey !== deviceKey) throw wrongCredentials()
    if (!user.enabled) throw notAuthorized('User is disabled.')
    const session = findSession(challengeSessions, response, user, 'DEVICE_PASSWORD_VERIFIER')
    if (session) session.state = 'used'
    const device = confirmedDevice(user, deviceKey)
    if (!(await isValid())) throw wrongCredentials()
    device.authenticated = clock.now()
    return continueSignIn(continuedSignIn(response, { user, deviceKey, assurance }), { secondFactor: true })
  }
}
