import type { OperationOutput } from '../wire/operation.ts'
import type { ChallengeSessions, CognitoSession, SessionContext } from './challengeSessions.ts'
import type { SignIn } from './signIn.ts'

/** Issues challenges: opens a Cognito Session and makes the output that carries the challenge. */
export interface ChallengeIssuer {
  /** Issues a challenge. Each value of `parameters` is a string. A list or an object is JSON in a string. */
  issue(
    signIn: SignIn,
    name: string,
    parameters: Readonly<Record<string, string>>,
    context?: SessionContext,
  ): OperationOutput
  /** Issues a challenge that never carries USER_ID_FOR_SRP: a first factor of USER_AUTH, or a custom challenge. */
  issueWithoutSrpId(
    signIn: SignIn,
    name: string,
    parameters: Readonly<Record<string, string>>,
    context?: SessionContext,
  ): OperationOutput
  /** Opens a Session for a challenge whose output the caller makes. */
  openSession(signIn: SignIn, name: string, context?: SessionContext): CognitoSession
}

export function createChallengeIssuer(challengeSessions: ChallengeSessions): ChallengeIssuer {
  const openSession: ChallengeIssuer['openSession'] = (signIn, challenge, context = {}) => {
    const { pool, client, user, family, deviceKey, assurance } = signIn
    const kept = { ...context, assurance, ...(deviceKey !== null && { deviceKey }) }
    return challengeSessions.open({ pool, client, user, family, challenge, context: kept })
  }

  const issueWithoutSrpId: ChallengeIssuer['issueWithoutSrpId'] = (signIn, name, parameters, context) => {
    const { token } = openSession(signIn, name, context)
    return { ChallengeName: name, Session: token, ChallengeParameters: parameters }
  }

  return {
    openSession,
    issueWithoutSrpId,
    issue: (signIn, name, parameters, context) => {
      const srpId = signIn.via === 'InitiateAuth' ? { USER_ID_FOR_SRP: signIn.user.username } : {}
      return issueWithoutSrpId(signIn, name, { ...parameters, ...srpId }, context)
    },
  }
}
