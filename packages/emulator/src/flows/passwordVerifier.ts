import type { Random } from '../environment/random.ts'
import type { Assurance } from '../factors/assurance.ts'
import { noAssurance } from '../factors/assurance.ts'
import type { SrpExchanges } from '../factors/srpExchanges.ts'
import { simulatedSubject, userSubject } from '../factors/srpSubject.ts'
import type { ChallengeResult } from '../pool/triggers.ts'
import type { ChallengeIssuer } from '../sign-in/challengeIssuer.ts'
import { lockoutKey } from '../sign-in/passwordChecks.ts'
import type { RequestScope } from '../sign-in/signIn.ts'
import type { Lockout } from '../users/lockout.ts'
import type { User } from '../users/user.ts'
import type { OperationOutput } from '../wire/operation.ts'
import { startedSignIn } from './flow.ts'

/** The SRP_A that a client sent, and the user who signs in. */
export interface PasswordVerifierRequest {
  readonly scope: RequestScope
  /** undefined: the user does not exist, and the challenge is simulated. */
  readonly user: User | undefined
  /** USERNAME as the client sent it. */
  readonly username: string
  readonly A: string
  readonly deviceKey: string | null
  readonly assurance?: Assurance
  /** The challenge results so far if CUSTOM_AUTH started with SRP_A and continues after the password. */
  readonly customAuthResults?: readonly ChallengeResult[]
}

/** Answers SRP_A with the challenge PASSWORD_VERIFIER. */
export type IssuePasswordVerifier = (request: PasswordVerifierRequest) => Promise<OperationOutput>

export function createPasswordVerifierIssuer({
  random,
  srpExchanges,
  passwordLockout,
  issuer,
}: {
  readonly random: Random
  readonly srpExchanges: SrpExchanges
  readonly passwordLockout: Lockout
  readonly issuer: ChallengeIssuer
}): IssuePasswordVerifier {
  return async ({ scope, user, username, A, deviceKey, assurance = noAssurance, customAuthResults = null }) => {
    passwordLockout.check(lockoutKey(user, username))
    const { pool, client } = scope
    const subject = user
      ? await userSubject(pool.srpName, user, random)
      : await simulatedSubject(pool.srpName, username, random)
    const challenge = 'PASSWORD_VERIFIER'
    const parameters = srpExchanges.start({
      challenge,
      client,
      user: user ?? null,
      username,
      subject,
      A,
      deviceKey,
      assurance,
      customAuthResults,
    })
    const session =
      user && pool.settings.passwordVerifierSession
        ? { Session: issuer.openSession(startedSignIn(scope, user, deviceKey, assurance), challenge).token }
        : {}
    return {
      ChallengeName: challenge,
      ...session,
      ChallengeParameters: { ...parameters, USERNAME: subject.id, USER_ID_FOR_SRP: subject.id },
    }
  }
}
