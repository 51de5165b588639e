import { base64url } from 'jose'

/** What the authenticator does differently from a valid authenticator that verifies its user. */
export interface AuthenticatorOverrides {
  origin?: string
  relyingPartyId?: string
  userVerified?: boolean
  algorithm?: number
  /** Whether the signature of an assertion is changed, so that the assertion is not valid. */
  tamper?: boolean
}

/** The options of a registration or an assertion. `challenge` and `userHandle` are base64url. */
export interface CeremonyOptions {
  readonly challenge: string
  readonly relyingPartyId: string
  readonly userHandle: string
}

const encoder = new TextEncoder()
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const concat = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const text = (value: string) => concat([0x60 + value.length], encoder.encode(value))
const clientData = (type: string, challenge: string, origin: string) =>
  encoder.encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

/**
 * A passkey in software: ES256 by WebCrypto, attestation `none` (WebAuthn level 3, sections 6.1 and 6.5).
 *
 * @example
 * ```ts
 * import { createAuthenticator } from '@challenge-kit/emulator/authenticator'
 *
 * const authenticator = await createAuthenticator()
 * const options = { challenge: 'AAAA', relyingPartyId: 'localhost', userHandle: 'AAAA' }
 * const registration = await authenticator.create(options)
 * const assertion = await authenticator.get(options)
 * ```
 */
export async function createAuthenticator() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const id = crypto.getRandomValues(new Uint8Array(16))
  let counter = 0

  async function authenticatorData(relyingPartyId: string, flags: number, rest: Uint8Array | number[] = []) {
    counter += 1
    return concat(await sha256(encoder.encode(relyingPartyId)), [flags, 0, 0, 0, counter], rest)
  }

  function coseKey(algorithm: number) {
    const key = concat([0xa5, 0x01, 0x02, 0x03, algorithm, 0x20, 0x01, 0x21, 0x58, 0x20])
    return concat(key, point.slice(1, 33), [0x22, 0x58, 0x20], point.slice(33))
  }

  return {
    id: base64url.encode(id),
    /** The result of navigator.credentials.create, as JSON. */
    create: async ({ challenge, relyingPartyId }: CeremonyOptions, overrides: AuthenticatorOverrides = {}) => {
      const { origin = 'http://localhost:5173', userVerified = true, algorithm = 0x26 } = overrides
      const attested = concat(
        Array.from({ length: 16 }, () => 0),
        [0, id.length],
        id,
        coseKey(algorithm),
      )
      const flags = userVerified ? 0x45 : 0x41
      const data = await authenticatorData(overrides.relyingPartyId ?? relyingPartyId, flags, attested)
      const attestation = [text('fmt'), text('none'), text('attStmt'), [0xa0], text('authData'), [0x58, data.length]]
      return {
        id: base64url.encode(id),
        rawId: base64url.encode(id),
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url.encode(clientData('webauthn.create', challenge, origin)),
          attestationObject: base64url.encode(concat([0xa3], ...attestation, data)),
          transports: ['internal'],
        },
      }
    },
    /** The result of navigator.credentials.get, as the JSON string that Cognito takes. */
    get: async ({ challenge, relyingPartyId, userHandle }: CeremonyOptions, overrides: AuthenticatorOverrides = {}) => {
      const { origin = 'http://localhost:5173', userVerified = true, tamper = false } = overrides
      const data = await authenticatorData(overrides.relyingPartyId ?? relyingPartyId, userVerified ? 0x05 : 0x01)
      const client = clientData('webauthn.get', challenge, origin)
      const signed = concat(data, await sha256(client))
      const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, signed)
      const signature = toDer(new Uint8Array(raw))
      if (tamper) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
      return JSON.stringify({
        id: base64url.encode(id),
        rawId: base64url.encode(id),
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url.encode(client),
          authenticatorData: base64url.encode(data),
          signature: base64url.encode(signature),
          userHandle,
        },
      })
    },
  }
}

/** Converts a signature of WebCrypto (r and s) to the DER sequence that an authenticator sends. */
function toDer(raw: Uint8Array) {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const minimal = Array.from(bytes.subarray(first))
    const positive = (minimal[0] ?? 0) >= 0x80 ? [0, ...minimal] : minimal
    return [0x02, positive.length, ...positive]
  }
  const body = [...integer(raw.slice(0, 32)), ...integer(raw.slice(32))]
  return Uint8Array.from([0x30, body.length, ...body])
}
