import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Passkey } from '../../credentials/passkey.ts'
import { originWithin, readRegistration } from '../../credentials/webAuthnCredential.ts'
import { webAuthnLibrary } from '../../credentials/webAuthnLibrary.ts'
import type { Clock } from '../../environment/clock.ts'
import { requiresUserVerification } from '../../factors/webAuthn.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import { exception, invalidParameter } from '../../wire/exceptions.ts'
import { optionalObject, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { requirePasskeys } from './startWebAuthnRegistration.ts'

/** Registers a passkey if the authenticator signed the pool's challenge, on a page of the relying party. */
export function completeWebAuthnRegistration({
  clock,
  verifyAccessToken,
}: {
  readonly clock: Clock
  readonly verifyAccessToken: VerifyAccessToken
}): RunOperation {
  return async (input) => {
    const { pool, client, user } = await verifyAccessToken(text(input, 'AccessToken'))
    const relyingPartyId = requirePasskeys(pool.settings)
    const { registration } = user
    if (!registration || registration.expires <= clock.now()) throw challengeNotFound()
    if (registration.clientId !== client.id) {
      throw exception('WebAuthnClientMismatchException', 'Another client started the registration.')
    }
    const credential = optionalObject(input, 'Credential')
    if (!credential) throw invalidParameter('Missing required parameter Credential')
    const response = readRegistration(credential)
    const origin = originWithin(response.response.clientDataJSON, relyingPartyId)
    if (origin === undefined) {
      throw exception('WebAuthnOriginNotAllowedException', 'The page is not within the relying party id.')
    }
    const userVerified = requiresUserVerification(pool.settings.passkeys)
    const expected = { origin, relyingPartyId, challenge: registration.challenge, userVerified }
    const { id, publicKey, counter } = await verifyRegistration(response, expected)
    user.registration = null
    const passkey: Passkey = {
      id,
      publicKey,
      counter,
      relyingPartyId,
      transports: response.response.transports ?? [],
      attachment: response.authenticatorAttachment ?? null,
      created: clock.now(),
    }
    user.passkeys.set(id, passkey)
    return {}
  }
}

interface ExpectedRegistration {
  readonly origin: string
  readonly relyingPartyId: string
  readonly challenge: string
  readonly userVerified: boolean
}

async function verifyRegistration(
  response: RegistrationResponseJSON,
  expected: ExpectedRegistration,
): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter'>> {
  const { verifyRegistrationResponse } = await webAuthnLibrary()
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
    throw registrationException(error instanceof Error ? error.message : '')
  }
  throw registrationException('')
}

/** Maps an error of the library to an exception of Cognito by its message, because the library has no error codes. */
function registrationException(message: string): Error {
  if (message.includes('response challenge')) return challengeNotFound()
  if (message.includes('RP ID')) {
    return exception('WebAuthnRelyingPartyMismatchException', 'The credential is for another relying party.')
  }
  if (message.includes('public key alg')) {
    return exception('WebAuthnCredentialNotSupportedException', 'This kind of credential is not supported.')
  }
  return invalidParameter('Invalid credential.')
}

function challengeNotFound(): Error {
  return exception('WebAuthnChallengeNotFoundException', 'No registration is in progress, or it has expired.')
}
