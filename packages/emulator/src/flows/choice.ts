import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer, Attempt } from '../sign-in/signIn.ts'
import { bareChallenge } from '../sign-in/signIn.ts'
import { askFirstFactor } from '../sign-in/codeChallenges.ts'
import { askPasskey } from '../factors/webAuthn.ts'
import { failure } from '../wire/exceptions.ts'
import type { FirstChallenge } from '../factors/firstFactors.ts'
import type { Parameters } from '../wire/input.ts'
import { text } from '../wire/input.ts'
import type { Opening } from '../sign-in/passwordChecks.ts'
import { attemptOf, knownDevice, prevents, refuseUnready } from '../sign-in/passwordChecks.ts'
import { foreignSession } from '../sign-in/challengeSessions.ts'
import type { User } from '../users/user.ts'
import { provePassword } from './password.ts'
import { askVerifier } from './srp.ts'
import { stepUp, waysUp } from './stepUp.ts'

/** USER_AUTH: the preferred first factor if this person has it, else a choice. */
export async function choiceFlow(opening: Opening): Promise<Answer> {
  const { pool, parameters } = opening
  const username = text(parameters, 'USERNAME')
  if (opening.session !== undefined) return continueSignUp(opening, opening.session)
  const user = whom(opening, username)
  const deviceKey = user.simulated ? null : knownDevice(user, parameters)
  const attempt = await stepUp(attemptOf(opening, user, deviceKey), parameters)
  const { first: available, second } = waysUp(attempt)
  const preferred = available.find((factor) => factor === parameters['PREFERRED_CHALLENGE'])
  if (!preferred && second.length > 0) return advance(attempt, { secondFactor: false })
  if (available.length === 0) {
    throw failure('InvalidUserPoolConfigurationException', 'No first factor is available for the user.')
  }
  if (!preferred) {
    return { ...bareChallenge(attempt, 'SELECT_CHALLENGE', {}, { available }), AvailableChallenges: available }
  }
  const answer = await askFirst(attempt, preferred, parameters)
  // A password that came along is past choosing: what follows is a second factor, or tokens.
  if (preferred === 'PASSWORD' && parameters['PASSWORD'] !== undefined) return answer
  const beside = pool.settings.availableBesidePreferred === 'chosen' ? [preferred] : available
  return { ...answer, AvailableChallenges: beside }
}

/** Whoever just confirmed a sign-up has proved enough. The other parameters are ignored. */
function continueSignUp(opening: Opening, token: string): Promise<Answer> {
  const { service, pool, client, user } = opening
  const session = service.sessions.claim(token)
  const mine = session.pool === pool && session.client === client && session.user === user
  if (!mine || session.challenge !== 'SIGN_UP_CONFIRMED') throw foreignSession()
  refuseUnready(opening, session.user)
  session.state = 'spent'
  return advance(attemptOf(opening, session.user, null), { secondFactor: true })
}

/** The person who signs in, or who stands in for one where it must not show that there is none. */
function whom(opening: Opening, username: string): User {
  const { pool, user } = opening
  const hidden = prevents(opening)
  if (!user && !hidden) throw failure('UserNotFoundException', 'User does not exist.')
  const conceals = hidden && pool.settings.preventionHidesDisabled
  if (!user || (conceals && !user.enabled)) return pool.users.simulated(username)
  refuseUnready(opening, user)
  return user
}

/** Asks for one first factor, or takes it at once if it came along. */
export async function askFirst(attempt: Attempt, factor: FirstChallenge, given: Parameters): Promise<Answer> {
  const { user, deviceKey } = attempt
  switch (factor) {
    case 'PASSWORD': {
      const password = given['PASSWORD']
      if (password === undefined) return bareChallenge(attempt, factor, {})
      provePassword(attempt, user, password)
      return advance(attempt, { secondFactor: false, by: 'pwd' })
    }
    case 'PASSWORD_SRP': {
      const A = given['SRP_A']
      if (A === undefined) return bareChallenge(attempt, factor, {})
      const proves = user.simulated ? { ...attempt, user: undefined } : attempt
      return askVerifier(proves, given['USERNAME'] ?? user.username, A, deviceKey)
    }
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return askFirstFactor(attempt, factor)
    case 'WEB_AUTHN':
      return askPasskey(attempt)
  }
}
