import { readObject, readString } from '../json'

/** A key for an authenticator app, as it goes on screen. Shown once; never stored, cached or logged. */
export interface TotpKey {
  /** Base32 without padding, as Cognito made it. */
  readonly secret: string
  /** Who asks: the name of the app or company. */
  readonly issuer: string
  /** Whose account: the username as typed. */
  readonly account: string
}

/** A key off the wire. Throws `SignInError('bad_response')`. */
export function readTotpKey(json: unknown): TotpKey {
  const key = readObject(json, 'bad_response')
  return {
    secret: readString(key, 'secret', 'bad_response'),
    issuer: readString(key, 'issuer', 'bad_response'),
    account: readString(key, 'account', 'bad_response'),
  }
}

/**
 * The `otpauth:` link that a QR code carries. Cognito's codes are the format's defaults: SHA-1, six digits, thirty
 * seconds (RFC 6238).
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri(key: TotpKey): string {
  const issuer = encodeURIComponent(key.issuer)
  return `otpauth://totp/${issuer}:${encodeURIComponent(key.account)}?secret=${encodeURIComponent(key.secret)}&issuer=${issuer}`
}
