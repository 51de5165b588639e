import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { SignInError } from '@challenge-kit/core'
import type { CognitoTokens } from './tokens.ts'

/** What Cognito says to a sign-in: another question, or tokens. */
export type CognitoAnswer =
  | {
      readonly kind: 'challenge'
      readonly name: string
      /** Empty where there is none: an exception that is really a question, or one that needs none. */
      readonly session: string
      readonly parameters: Readonly<Record<string, string>>
      /** `AvailableChallenges`: how this person may begin. */
      readonly available: readonly string[]
    }
  | { readonly kind: 'tokens'; readonly tokens: CognitoTokens }

/** What the SDK makes of an answer to Initiate or Respond. */
export interface SdkAnswer {
  readonly ChallengeName?: string | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Record<string, unknown> | undefined
  readonly AvailableChallenges?: readonly string[] | undefined
  readonly AuthenticationResult?: AuthenticationResultType | undefined
}

// Some emulators send lists where Cognito sends JSON inside a string.
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

// What the backend answers by itself may come without a Session: all it needs is in SECRET_BLOCK.
const LOOSE = ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER']

/** An answer, checked. Throws `SignInError('upstream_invalid')` where something is missing. */
export function readAnswer(answer: SdkAnswer): CognitoAnswer {
  if (answer.AuthenticationResult) return { kind: 'tokens', tokens: readTokens(answer.AuthenticationResult) }
  const parameters = Object.entries(answer.ChallengeParameters ?? {}).map(
    ([key, value]) => [key, asText(value)] as const,
  )
  const name = present(answer.ChallengeName, 'ChallengeName')
  return {
    kind: 'challenge',
    name,
    session: LOOSE.includes(name) ? (answer.Session ?? '') : present(answer.Session, 'Session'),
    parameters: Object.fromEntries(parameters),
    available: answer.AvailableChallenges ?? [],
  }
}

/** Tokens, checked like {@link readAnswer}. */
export function readTokens(result: AuthenticationResultType | undefined): CognitoTokens {
  const { DeviceKey, DeviceGroupKey } = result?.NewDeviceMetadata ?? {}
  return {
    accessToken: present(result?.AccessToken, 'AccessToken'),
    refreshToken: result?.RefreshToken ?? null,
    idToken: result?.IdToken ?? null,
    expiresIn: result?.ExpiresIn ?? 0,
    newDevice: DeviceKey && DeviceGroupKey ? { key: DeviceKey, groupKey: DeviceGroupKey } : null,
  }
}

/** A member that must be there. */
export function present(value: string | undefined, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new SignInError('upstream_invalid', { detail: `an answer of Cognito's without ${name}` })
}
