import { usablePasskeys } from '../credentials/passkey.ts'
import type { Random } from '../environment/random.ts'
import { randomText } from '../environment/random.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { ChallengeIssuer } from './challengeIssuer.ts'
import type { SignIn } from './signIn.ts'

/** WEB_AUTHN: asks for an assertion by one of the user's passkeys. */
export type IssuePasskeyChallenge = (signIn: SignIn) => OperationOutput

export function createPasskeyChallengeIssuer({
  random,
  issuer,
}: {
  readonly random: Random
  readonly issuer: ChallengeIssuer
}): IssuePasskeyChallenge {
  return (signIn) => {
    const { relyingPartyId, userVerification } = signIn.pool.settings.passkeys
    const challenge = randomText(random, 32)
    const passkeys = usablePasskeys(relyingPartyId, signIn.user)
    const options = {
      challenge,
      timeout: 180_000,
      rpId: relyingPartyId,
      allowCredentials: passkeys.map(({ id, transports }) => ({ type: 'public-key', id, transports })),
      userVerification,
    }
    const parameters = { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) }
    return issuer.issueWithoutSrpId(signIn, 'WEB_AUTHN', parameters, { passkeyChallenge: challenge })
  }
}
