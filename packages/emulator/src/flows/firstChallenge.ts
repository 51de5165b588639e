import type { FirstChallenge } from '../pool/settings.ts'
import type { CodeChallenges } from '../sign-in/codeChallenges.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import type { ChallengeIssuer } from '../sign-in/challengeIssuer.ts'
import type { IssuePasskeyChallenge } from '../sign-in/passkeyChallenge.ts'
import type { PasswordChecks } from '../sign-in/passwordChecks.ts'
import type { SignIn } from '../sign-in/signIn.ts'
import type { Parameters } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { IssuePasswordVerifier } from './passwordVerifier.ts'

/** Issues one first challenge of USER_AUTH. If `parameters` hold the answer, the sign-in continues with it. */
export type IssueFirstChallenge = (
  signIn: SignIn,
  challenge: FirstChallenge,
  parameters: Parameters,
) => Promise<OperationOutput>

export function createFirstChallengeIssuer({
  issuer,
  passwordChecks,
  continueSignIn,
  codeChallenges,
  issuePasswordVerifier,
  issuePasskeyChallenge,
}: {
  readonly issuer: ChallengeIssuer
  readonly passwordChecks: PasswordChecks
  readonly continueSignIn: ContinueSignIn
  readonly codeChallenges: CodeChallenges
  readonly issuePasswordVerifier: IssuePasswordVerifier
  readonly issuePasskeyChallenge: IssuePasskeyChallenge
}): IssueFirstChallenge {
  return async (signIn, challenge, parameters) => {
    const { user, deviceKey, assurance } = signIn
    switch (challenge) {
      case 'PASSWORD': {
        const password = parameters['PASSWORD']
        if (password === undefined) return issuer.issueWithoutSrpId(signIn, challenge, {})
        passwordChecks.checkPassword(signIn, user, password)
        return continueSignIn(signIn, { secondFactor: false, method: 'pwd' })
      }
      case 'PASSWORD_SRP': {
        const A = parameters['SRP_A']
        if (A === undefined) return issuer.issueWithoutSrpId(signIn, challenge, {})
        const username = parameters['USERNAME'] ?? user.username
        const known = user.simulated ? undefined : user
        return issuePasswordVerifier({ scope: signIn, user: known, username, A, deviceKey, assurance })
      }
      case 'EMAIL_OTP':
      case 'SMS_OTP':
        return codeChallenges.firstFactor(signIn, challenge)
      case 'WEB_AUTHN':
        return issuePasskeyChallenge(signIn)
    }
  }
}
