import { advance } from '../sign-in/continueSignIn.ts'
import { nothingProved } from '../factors/assurance.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { openSession } from '../sign-in/signIn.ts'
import { confirmedDevice } from '../credentials/device.ts'
import { deviceSubject } from '../factors/srpExchanges.ts'
import { notAuthorized, wrongCredentials } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Session } from '../sign-in/challengeSessions.ts'
import { foreignSession } from '../sign-in/challengeSessions.ts'
import type { User } from '../users/user.ts'
import { readClaim } from './srpClaim.ts'
import type { LooseReply } from './responder.ts'

/** DEVICE_SRP_AUTH: the device begins its own SRP exchange. The Session may be left out; the first factor may not. */
export async function answerDeviceSrpAuth(reply: LooseReply): Promise<Answer> {
  const { service, pool, client, family, username, responses } = reply
  const key = text(responses, 'DEVICE_KEY')
  const A = text(responses, 'SRP_A')
  const user = pool.users.find(username, pool.settings)
  if (!user) throw foreignSession()
  const device = confirmedDevice(user, key)
  const { salt = '', passwordVerifier = '' } = device.verifier ?? {}
  const session = sessionOf(reply, user, 'DEVICE_SRP_AUTH')
  if (session?.context.deviceKey !== key) throw foreignSession()
  const challenge = 'DEVICE_PASSWORD_VERIFIER'
  const subject = deviceSubject(device, salt, passwordVerifier)
  const { assurance = nothingProved } = session.context
  const exchange = { challenge, client, user, username, subject, A, deviceKey: key, assurance, rounds: null } as const
  const question = service.exchanges.open(exchange)
  session.state = 'spent'
  const attempt = { service, pool, client, user, family, via: 'Respond', deviceKey: key, assurance } as const
  const named = pool.settings.deviceChallengeSession ? { Session: openSession(attempt, challenge, {}).token } : {}
  const ChallengeParameters = { ...question, USERNAME: user.username, DEVICE_KEY: key }
  return { ChallengeName: challenge, ...named, ChallengeParameters }
}

/** The device's claim. It stands in for the second factor; no NewDeviceMetadata comes with the tokens. */
export async function answerDevicePasswordVerifier(reply: LooseReply): Promise<Answer> {
  const { service, pool, client, family, responses } = reply
  const key = text(responses, 'DEVICE_KEY')
  const { exchange, right } = readClaim(reply, 'DEVICE_PASSWORD_VERIFIER')
  const { user } = exchange
  if (!user || exchange.deviceKey !== key) throw wrongCredentials()
  if (!user.enabled) throw notAuthorized('User is disabled.')
  const session = sessionOf(reply, user, 'DEVICE_PASSWORD_VERIFIER')
  if (session) session.state = 'spent'
  const device = confirmedDevice(user, key)
  if (!(await right())) throw wrongCredentials()
  device.authenticated = service.clock.now()
  const { assurance } = exchange
  const attempt = { service, pool, client, user, family, via: 'Respond', deviceKey: key, assurance } as const
  return advance(attempt, { secondFactor: true })
}

/** The Session that came along, which must be this person's, or the one they have open. */
function sessionOf(reply: LooseReply, user: User, challenge: string): Session | undefined {
  const { service, pool, client, family, session: token } = reply
  if (token === undefined) return service.sessions.find({ user, client, family, challenge })
  const session = service.sessions.claim(token)
  const kin = session.family === family || pool.settings.mixedFamilies
  if (session.user !== user || session.client !== client || session.challenge !== challenge || !kin) {
    throw foreignSession()
  }
  return session
}
