import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { bearer } from '../../tokens/accessToken.ts'
import { originWithin, readRegistration } from '../../credentials/webAuthnCredential.ts'
import { verifiesUser } from '../../factors/webAuthn.ts'
import { failure, invalidParameter } from '../../wire/exceptions.ts'
import { optionalObject } from '../../wire/input.ts'
import type { Passkey } from '../../credentials/passkey.ts'
import type { Call, Output } from '../../wire/operation.ts'
import { requirePasskeys } from './startWebAuthnRegistration.ts'

/** Registers the passkey, once what the authenticator signed is true of this pool, client, page and challenge. */
export async function completeWebAuthnRegistration({ service, input }: Call): Promise<Output> {
  const { pool, client, user } = await bearer(service, input)
  const relyingPartyId = requirePasskeys(pool.settings)
  const { registration } = user
  if (!registration || registration.expires <= service.clock.now()) throw challengeNotFound()
  if (registration.client !== client) {
    throw failure('WebAuthnClientMismatchException', 'The registration was begun by another client.')
  }
  const credential = optionalObject(input, 'Credential')
  if (!credential) throw invalidParameter('Missing required parameter Credential')
  const response = readRegistration(credential)
  const origin = originWithin(response.response.clientDataJSON, relyingPartyId)
  if (origin === undefined) {
    throw failure('WebAuthnOriginNotAllowedException', 'The page is not within the relying party id.')
  }
  const expected = { origin, relyingPartyId, challenge: registration.challenge }
  const verified = await verify(response, { ...expected, userVerified: verifiesUser(pool.settings.passkeys) })
  user.registration = null
  const { id, publicKey, counter } = verified
  const passkey: Passkey = {
    id,
    publicKey,
    counter,
    relyingPartyId,
    transports: response.response.transports ?? [],
    attachment: response.authenticatorAttachment ?? null,
    created: service.clock.now(),
  }
  user.passkeys.set(id, passkey)
  return {}
}

interface Expected {
  readonly origin: string
  readonly relyingPartyId: string
  readonly challenge: string
  readonly userVerified: boolean
}

async function verify(
  response: RegistrationResponseJSON,
  expected: Expected,
): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter'>> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.relyingPartyId,
      requireUserVerification: expected.userVerified,
      supportedAlgorithmIDs: [-7, -257],
    })
    if (verified) return registrationInfo.credential
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : '')
  }
  throw refusal('')
}

/** The library says what was wrong only in prose. */
function refusal(reason: string): Error {
  if (reason.includes('response challenge')) return challengeNotFound()
  if (reason.includes('RP ID')) {
    return failure('WebAuthnRelyingPartyMismatchException', 'The credential is for another relying party.')
  }
  if (reason.includes('public key alg')) {
    return failure('WebAuthnCredentialNotSupportedException', 'The credential is of a kind that is not supported.')
  }
  return invalidParameter('Invalid credential.')
}

function challengeNotFound(): Error {
  return failure('WebAuthnChallengeNotFoundException', 'There is no registration under way, or it took too long.')
}
