import { userHandle } from '../../credentials/passkey.ts'
import type { Clock } from '../../environment/clock.ts'
import type { Random } from '../../environment/random.ts'
import { randomText } from '../../environment/random.ts'
import type { PoolSettings } from '../../pool/settings.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import { exception } from '../../wire/exceptions.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/**
 * Starts to register a passkey for a signed-in user. The registration expires in 3 minutes.
 * A user has one registration in progress, so a new registration replaces an earlier one.
 */
export function startWebAuthnRegistration({
  clock,
  random,
  verifyAccessToken,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly verifyAccessToken: VerifyAccessToken
}): RunOperation {
  return async (input) => {
    const { pool, client, user } = await verifyAccessToken(text(input, 'AccessToken'))
    const relyingPartyId = requirePasskeys(pool.settings)
    if (user.passkeys.size >= 20) throw exception('LimitExceededException', 'The user has 20 passkeys already.')
    const challenge = randomText(random, 32)
    user.registration = { challenge, clientId: client.id, expires: clock.now() + 180_000 }
    return {
      CredentialCreationOptions: {
        authenticatorSelection: {
          requireResidentKey: true,
          residentKey: 'required',
          userVerification: pool.settings.passkeys.userVerification,
        },
        challenge,
        excludeCredentials: [...user.passkeys.keys()].map((id) => ({ id, type: 'public-key' })),
        pubKeyCredParams: [
          { alg: -7, type: 'public-key' },
          { alg: -257, type: 'public-key' },
        ],
        rp: { id: relyingPartyId, name: relyingPartyId },
        timeout: 60_000,
        user: { displayName: user.username, id: userHandle(user), name: user.username },
      },
    }
  }
}

/** The relying party id of the pool. Throws if the pool does not offer passkeys. */
export function requirePasskeys({ firstFactors, passkeys }: PoolSettings): string {
  if (!firstFactors.includes('WEB_AUTHN')) {
    throw exception('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.')
  }
  if (passkeys.relyingPartyId === null) {
    throw exception('WebAuthnConfigurationMissingException', 'The user pool has no relying party id.')
  }
  return passkeys.relyingPartyId
}
