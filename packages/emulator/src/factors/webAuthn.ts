import type { Passkey } from '../credentials/passkey.ts'
import { usablePasskeys, userHandle } from '../credentials/passkey.ts'
import { originWithin, readAssertion } from '../credentials/webAuthnCredential.ts'
import { webAuthnLibrary } from '../credentials/webAuthnLibrary.ts'
import type { PasskeySettings } from '../pool/settings.ts'
import type { User } from '../users/user.ts'

/** Whether the authenticator must verify the user by PIN or biometrics. True if a passkey counts as both factors. */
export function requiresUserVerification({ userVerification, factor }: PasskeySettings): boolean {
  return userVerification === 'required' || factor === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
}

/** The passkey that signed this assertion, or undefined if the assertion is not valid. Updates the signature count. */
export async function verifyAssertion(
  settings: PasskeySettings,
  user: User,
  expectedChallenge: string,
  credential: string,
): Promise<Passkey | undefined> {
  const response = readAssertion(credential)
  const passkey = usablePasskeys(settings.relyingPartyId, user).find(({ id }) => id === response.id)
  const handle = response.response.userHandle
  const expectedOrigin = passkey && originWithin(response.response.clientDataJSON, passkey.relyingPartyId)
  if (!passkey || expectedOrigin === undefined) return undefined
  if (handle !== undefined && handle !== userHandle(user)) return undefined
  const { verifyAuthenticationResponse } = await webAuthnLibrary()
  const { id, publicKey, counter } = passkey
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin,
      expectedRPID: passkey.relyingPartyId,
      credential: { id, publicKey: Uint8Array.from(publicKey), counter, transports: [...passkey.transports] },
      requireUserVerification: requiresUserVerification(settings),
    })
    if (!verified) return undefined
    passkey.counter = authenticationInfo.newCounter
    return passkey
  } catch {
    return undefined
  }
}
