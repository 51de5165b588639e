import { bearer } from '../../tokens/accessToken.ts'
import { failure } from '../../wire/exceptions.ts'
import { userHandle } from '../../credentials/passkey.ts'
import { randomText } from '../../environment/random.ts'
import type { PoolSettings } from '../../pool/settings.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Begins to register a passkey for the owner of the access token. One registration at a time, three minutes long. */
export async function startWebAuthnRegistration({ service, input }: Call): Promise<Output> {
  const { pool, client, user } = await bearer(service, input)
  const relyingPartyId = requirePasskeys(pool.settings)
  if (user.passkeys.size >= 20) throw failure('LimitExceededException', 'The user has 20 passkeys already.')
  const challenge = randomText(service.random, 32)
  user.registration = { challenge, client, expires: service.clock.now() + 180_000 }
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

/** The relying party's id, where the pool takes passkeys. */
export function requirePasskeys({ firstFactors, passkeys }: PoolSettings): string {
  if (!firstFactors.includes('WEB_AUTHN')) {
    throw failure('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.')
  }
  if (passkeys.relyingPartyId === null) {
    throw failure('WebAuthnConfigurationMissingException', 'The user pool has no relying party id.')
  }
  return passkeys.relyingPartyId
}
