import { readObject, readString } from '../json.ts'

/** The key for an authenticator app. Show it once. Never store, cache or log it. */
export interface TotpKey {
  /** Base32 without padding: Cognito's `SecretCode`. */
  readonly secret: string
  /** The name of the app or company. An authenticator app shows it beside the code. */
  readonly issuer: string
  /** The username as the user typed it. */
  readonly account: string
}

/** Reads a key from the backend's reply. Throws `SignInError('bad_response')`. */
export function readTotpKey(json: unknown): TotpKey {
  const key = readObject(json, 'bad_response')
  return {
    secret: readString(key, 'secret', 'bad_response'),
    issuer: readString(key, 'issuer', 'bad_response'),
    account: readString(key, 'account', 'bad_response'),
  }
}

/**
 * Returns the `otpauth:` URI for a QR code. The URI names no algorithm, because Cognito uses the defaults of the format:
 * SHA-1, six digits, 30 seconds (RFC 6238).
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 * @example
 * const uri = otpauthUri({ secret: 'GEZDGNBV', issuer: 'Example', account: 'jane@example.com' })
 */
export function otpauthUri({ secret, issuer, account }: TotpKey): string {
  const name = encode(issuer)
  return `otpauth://totp/${name}:${encode(account)}?secret=${encode(secret)}&issuer=${name}`
}

// encodeURIComponent throws on half a surrogate pair, and a username may contain one.
const encode = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
