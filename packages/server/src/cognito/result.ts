import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { readObject, SignInError } from '@challenge-kit/core'
import { fromBase64url } from '#crypto'

/** What Cognito returns to a sign-in: another challenge, or tokens. */
export type AuthResult = CognitoChallenge | { readonly kind: 'tokens'; readonly tokens: CognitoTokens }

/** A challenge as Cognito sent it. */
export interface CognitoChallenge {
  readonly kind: 'challenge'
  /** `ChallengeName`. */
  readonly name: string
  /** `Session`. Empty if the challenge came without one. */
  readonly cognitoSession: string
  /** `ChallengeParameters`. */
  readonly parameters: Readonly<Record<string, string>>
  /** `AvailableChallenges`: the ways in which this user may sign in. */
  readonly availableChallenges: readonly string[]
}

/** The tokens of a sign-in or a refresh. Only this backend has them. */
export interface CognitoTokens {
  readonly accessToken: string
  /** Null if a refresh returned no new one. */
  readonly refreshToken: string | null
  readonly idToken: string | null
  /** Seconds until the access token expires. */
  readonly expiresIn: number
  /** `NewDeviceMetadata`: set if the pool tracks devices and does not know this one. */
  readonly newDevice: { readonly key: string; readonly groupKey: string } | null
}

/** The claims of a token, by Cognito's own names: `email`, `cognito:groups`, `custom:plan`. */
export type Claims = Readonly<Record<string, unknown>>

/** The members that a response of InitiateAuth or RespondToAuthChallenge may have. */
export interface SdkAuthResponse {
  readonly ChallengeName?: string | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Record<string, unknown> | undefined
  readonly AvailableChallenges?: readonly string[] | undefined
  readonly AuthenticationResult?: AuthenticationResultType | undefined
}

// Some emulators send a list where Cognito sends a string of JSON.
const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Reads a response of the SDK. Throws `SignInError('upstream_invalid')` if a required member is missing. */
export function readAuthResult(response: SdkAuthResponse): AuthResult {
  if (response.AuthenticationResult) return { kind: 'tokens', tokens: readTokens(response.AuthenticationResult) }
  const parameters = Object.entries(response.ChallengeParameters ?? {}).map(
    ([key, value]) => [key, toText(value)] as const,
  )
  return {
    kind: 'challenge',
    name: required(response.ChallengeName, 'ChallengeName'),
    cognitoSession: response.Session ?? '',
    parameters: Object.fromEntries(parameters),
    availableChallenges: response.AvailableChallenges ?? [],
  }
}

/** Reads `AuthenticationResult`. Throws `SignInError('upstream_invalid')` without an access token. */
export function readTokens(result: AuthenticationResultType | undefined): CognitoTokens {
  const { DeviceKey, DeviceGroupKey } = result?.NewDeviceMetadata ?? {}
  return {
    accessToken: required(result?.AccessToken, 'AccessToken'),
    refreshToken: result?.RefreshToken ?? null,
    idToken: result?.IdToken ?? null,
    expiresIn: result?.ExpiresIn ?? 0,
    newDevice: DeviceKey && DeviceGroupKey ? { key: DeviceKey, groupKey: DeviceGroupKey } : null,
  }
}

/** A member that Cognito must have sent. Throws `SignInError('upstream_invalid')` without it. */
export function required(value: string | undefined, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new SignInError('upstream_invalid', { detail: `Cognito's response has no ${name}` })
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The claims of a token. The signature is not checked, because the token came straight from Cognito over TLS. */
export function claimsOf(token: string): Claims {
  try {
    const [, payload = ''] = token.split('.')
    return { ...readObject(JSON.parse(decoder.decode(fromBase64url(payload) ?? undefined)), 'upstream_invalid') }
  } catch {
    throw new SignInError('upstream_invalid', { detail: 'Cognito sent a token that is not a JWT' })
  }
}

/** The account's canonical username, from its access token. */
export function usernameOf(accessToken: string): string {
  const { username, sub } = claimsOf(accessToken)
  const name = username ?? sub
  if (typeof name === 'string') return name
  throw new SignInError('upstream_invalid', { detail: 'the access token has no username' })
}

/** The key of the device that the tokens belong to: a new device, or the one that signed in. Null without device tracking. */
export function deviceKeyOf({ newDevice, accessToken }: CognitoTokens): string | null {
  const { device_key: key } = claimsOf(accessToken)
  return newDevice?.key ?? (typeof key === 'string' ? key : null)
}
