import type { Answer, Attempt } from '../sign-in/signIn.ts'
import { bareChallenge } from '../sign-in/signIn.ts'
import { originWithin, readAssertion } from '../credentials/webAuthnCredential.ts'
import type { Passkey } from '../credentials/passkey.ts'
import { usablePasskeys, userHandle } from '../credentials/passkey.ts'
import { randomText } from '../environment/random.ts'
import type { PasskeySettings } from '../pool/settings.ts'

/** Asks for an assertion by one of the person's passkeys. */
export function askPasskey(attempt: Attempt): Answer {
  const { service, pool, user } = attempt
  const { relyingPartyId, userVerification } = pool.settings.passkeys
  const challenge = randomText(service.random, 32)
  const options = {
    challenge,
    timeout: 180_000,
    rpId: relyingPartyId,
    allowCredentials: usablePasskeys(pool.settings, user).map(({ id, transports }) => ({
      type: 'public-key',
      id,
      transports,
    })),
    userVerification,
  }
  const parameters = { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) }
  return bareChallenge(attempt, 'WEB_AUTHN', parameters, { passkeyChallenge: challenge })
}

/** Whether the person must be verified, by PIN or biometrics: always where a passkey counts for both factors. */
export function verifiesUser({ userVerification, factor }: PasskeySettings): boolean {
  return userVerification === 'required' || factor === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
}

/** The passkey that made this assertion, if it is true. Its counter moves on. */
export async function verifyAssertion(
  { pool, user }: Pick<Attempt, 'pool' | 'user'>,
  expectedChallenge: string,
  credential: string,
): Promise<Passkey | undefined> {
  const response = readAssertion(credential)
  const passkey = usablePasskeys(pool.settings, user).find(({ id }) => id === response.id)
  const handle = response.response.userHandle
  const expectedOrigin = passkey && originWithin(response.response.clientDataJSON, passkey.relyingPartyId)
  if (!passkey || expectedOrigin === undefined) return undefined
  if (handle !== undefined && handle !== userHandle(user)) return undefined
  // Large, and few pools use it: loaded when the first passkey is.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { id, publicKey, counter } = passkey
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin,
      expectedRPID: passkey.relyingPartyId,
      credential: { id, publicKey: Uint8Array.from(publicKey), counter, transports: [...passkey.transports] },
      requireUserVerification: verifiesUser(pool.settings.passkeys),
    })
    if (!verified) return undefined
    passkey.counter = authenticationInfo.newCounter
    return passkey
  } catch {
    return undefined
  }
}
