import type {
  AnyChallenge,
  ChallengeReply,
  FirstFactor,
  PasswordPolicy,
  ProofReply,
  RestartReply,
  SignInErrorCode,
  UnsupportedReply,
} from '@challenge-kit/core'
import type { AuthFlow, ClientContext } from '../cognito/port.ts'
import type { CognitoTokens } from '../cognito/result.ts'
import type { DevicePolicy } from '../devices/confirmDevice.ts'
import type { Device } from '../devices/deviceCookie.ts'
import type { DeviceChange } from '../devices/devices.ts'
import type { SessionContext, StoredSession } from '../session/session.ts'
import type { PasswordRule } from './passwordRule.ts'
import type { SealedFlow } from './sealedFlow.ts'

/** See the option `mfaSetup`. */
export type StorePhoneNumber = (account: { readonly username: string }, phoneNumber: string) => Promise<void>

/** The options of sign-ins, with their defaults. */
export interface SignInSettings {
  readonly authFlow: AuthFlow
  readonly passwordRule: PasswordRule
  readonly preferredChallenge: FirstFactor | null
  /** The public parameters of custom challenges that the browser may see. */
  readonly customParameters: readonly string[]
  readonly passwordPolicy: PasswordPolicy | null
  /** The name that authenticator apps show. */
  readonly totpIssuer: string
  /** Seconds. */
  readonly authSessionValidity: number
  readonly accountState: 'shown' | 'hidden'
  readonly storePhoneNumber: StorePhoneNumber | null
  readonly devicePolicy: DevicePolicy | null
  /** The part of the user pool's id after `_`, which SRP uses. */
  readonly srpPool: string
  /** Seconds since 1970. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

/** What a sign-in needs from one request. */
export interface SignInContext extends SessionContext {
  readonly requestId: string
  readonly log: SessionContext['log'] & {
    flow: string | null
    challenge: string | null
    /** The error code of the reply. */
    code: SignInErrorCode | null
    /** Whether a call failed and it is unknown whether Cognito acted on it. */
    readonly outcomeUnknown: boolean
  }
  /** `flow: null` drops the flow cookie. */
  readonly changes: SessionContext['changes'] & { flow?: SealedFlow | null; device?: DeviceChange }
  /** What Cognito's threat protection may know of the browser. */
  clientContext(contextData: string | null): ClientContext | null
}

/** A step-up: a sign-in to the account of the session. */
export interface StepUp {
  readonly session: StoredSession
  /** The username as typed. */
  readonly typed: string
  /** What the first call sends beside the usual `AuthParameters`. Empty without ACR values. */
  readonly parameters: Readonly<Record<string, string>>
}

/** What one step of a sign-in uses. */
export interface StepDeps {
  readonly settings: SignInSettings
  readonly context: SignInContext
  readonly client: ClientContext | null
  /** The device that replaces the second factor of this user. */
  readonly device: Device | null
  readonly stepUp: StepUp | null
}

/** A challenge, decoded, and the Cognito Session for its answer. `challenge` is null if the kit does not know it. */
export interface DecodedChallenge {
  readonly name: string
  readonly cognitoSession: string
  readonly challenge: AnyChallenge | null
}

/** How a step ends: with the next challenge, with tokens, or with a notice that asks the user to sign in again. */
export type StepResult<R extends ChallengeReply | UnsupportedReply | ProofReply = ChallengeReply | UnsupportedReply> =
  | { readonly kind: 'challenge'; readonly flow: SealedFlow; readonly reply: R }
  | { readonly kind: 'tokens'; readonly tokens: CognitoTokens }
  | { readonly kind: 'restart'; readonly reply: RestartReply }
