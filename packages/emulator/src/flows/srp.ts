import { nothingProved } from '../factors/assurance.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { openSession } from '../sign-in/signIn.ts'
import { personSubject, simulatedSubject } from '../factors/srpExchanges.ts'
import { failure } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Opening } from '../sign-in/passwordChecks.ts'
import { attemptOf, knownDevice, lockKey, prevents, refuseUnready } from '../sign-in/passwordChecks.ts'
import type { ChallengeResult } from '../pool/triggers.ts'

/** USER_SRP_AUTH: always PASSWORD_VERIFIER first, whoever asks. */
export async function srpFlow(opening: Opening): Promise<Answer> {
  const { user, parameters } = opening
  const username = text(parameters, 'USERNAME')
  const A = text(parameters, 'SRP_A')
  const hidden = prevents(opening)
  if (!user && !hidden) throw failure('UserNotFoundException', 'User does not exist.')
  // A client that must not learn who exists gets the same question; what is wrong shows when it is answered.
  if (user && !hidden) refuseUnready(opening, user)
  return askVerifier(opening, username, A, user ? knownDevice(user, parameters) : null)
}

/** Answers SRP_A with PASSWORD_VERIFIER. Without a user it is simulated; with rounds, CUSTOM_AUTH goes on after it. */
export async function askVerifier(
  opening: Omit<Opening, 'parameters'>,
  username: string,
  A: string,
  deviceKey: string | null,
  rounds: readonly ChallengeResult[] | null = null,
): Promise<Answer> {
  const { service, pool, client, user, assurance = nothingProved } = opening
  service.passwordLockout.check(lockKey(user, username))
  const subject = user
    ? await personSubject(pool.srpName, user, service.random)
    : await simulatedSubject(pool.srpName, username, service.random)
  const challenge = 'PASSWORD_VERIFIER'
  const question = service.exchanges.open({
    challenge,
    client,
    user: user ?? null,
    username,
    subject,
    A,
    deviceKey,
    assurance,
    rounds,
  })
  const session =
    user && pool.settings.passwordVerifierSession
      ? { Session: openSession(attemptOf(opening, user, deviceKey), challenge, {}).token }
      : {}
  return {
    ChallengeName: challenge,
    ...session,
    ChallengeParameters: { ...question, USERNAME: subject.id, USER_ID_FOR_SRP: subject.id },
  }
}
