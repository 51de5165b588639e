import { SignInError } from '@challenge-kit/core'
import { decodeJwt } from 'jose'

/** What Cognito gives at the end. Held by this backend alone. */
export interface CognitoTokens {
  readonly accessToken: string
  /** Null where a refresh gave no new one. */
  readonly refreshToken: string | null
  readonly idToken: string | null
  /** Seconds the access token is good for. */
  readonly expiresIn: number
  /** Set where the pool tracks devices and does not know this one yet. */
  readonly newDevice: { readonly key: string; readonly groupKey: string } | null
}

/** The claims of an ID token, by Cognito's own names: `email`, `cognito:groups`, `custom:plan`. */
export type Claims = Readonly<Record<string, unknown>>

/** What may be told of a session: see {@link Session}. */
export type Description = Readonly<Record<string, string | number | boolean>>

/** Claims as they stand. They came straight from Cognito over our own TLS connection, so there is no signature to check. */
export function claimsOf(token: string): Claims {
  try {
    return { ...decodeJwt(token) }
  } catch {
    throw new SignInError('upstream_invalid', { detail: 'a token that is no JWT' })
  }
}

/** The account's canonical name, as the access token has it. */
export function usernameOf(accessToken: string): string {
  const { username, sub } = claimsOf(accessToken)
  const name = username ?? sub
  if (typeof name === 'string') return name
  throw new SignInError('upstream_invalid', { detail: 'an access token without a username' })
}
