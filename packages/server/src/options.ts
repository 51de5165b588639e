import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { FirstFactor, PasswordPolicy } from '@challenge-kit/core'
import { CONTEXT_HEADERS } from './http/clientContext.ts'
import type { AuthFlow, Cognito } from './cognito/port.ts'
import { type AccountPolicy, readFreshFor } from './session/requireSession.ts'
import { type Cookies, createCookies } from './crypto/cookies.ts'
import { type Counter, insured } from './limits/fallback.ts'
import { type Limiter, memoryLimiter } from './limits/memory.ts'
import { createPseudonym, type Pseudonym } from './crypto/keyedHash.ts'
import { type SealKey, readKeys } from './crypto/keys.ts'
import { isLocal, readOrigins } from './http/origins.ts'
import { createSeal, type Seal } from './crypto/seal.ts'
import type { MfaSetupOptions, StorePhoneNumber } from './sign-in/mfaSetup.ts'
import type { DevicePolicy } from './devices/confirmDevice.ts'
import type { SecurityEvent } from './http/securityEvent.ts'
import { type CustomChallenge, type PasswordRule, passwordRule } from './sign-in/startInput.ts'
import { cookieSessions, type EverySession, type SessionPort } from './session/session.ts'
import { readStepUp, type StepUpPolicy } from './sign-in/stepUp.ts'
import type { Claims } from './cognito/tokens.ts'
import { upstream } from './cognito/upstream.ts'

/** What Cognito's answers do not tell, and nobody but an administrator may ask. */
export interface PoolFacts {
  /** `AuthSessionValidity` of the app client, in minutes. @default 3 */
  readonly authSessionValidity?: number
  /** `RefreshTokenValidity` of the app client, in days. @default 30 */
  readonly refreshTokenValidity?: number
  /** Shown on the new-password screen, and checked before Cognito is asked. */
  readonly passwordPolicy?: PasswordPolicy
  /** The name an authenticator app shows beside its codes. @default the host of the first origin */
  readonly totpIssuer?: string
  /** `USER_AUTH`: what to try first, without asking. @default nothing: people choose */
  readonly preferredChallenge?: FirstFactor
  /** Where the pool tracks devices: whether one may stand in for a second factor. @default as the pool has it, unused */
  readonly devices?: DevicePolicy
}

// Two kinds and not one with a union: then also `(event) => list.push(event)` will do.
type Listener = ((event: SecurityEvent) => void) | ((event: SecurityEvent) => Promise<void>)

export interface SignInHandlerOptions {
  /** The AWS SDK's client, whose own retries are not used; or anything that makes the same calls, and gives up in time. */
  readonly cognito: CognitoIdentityProviderClient | Cognito
  readonly userPoolId: string
  readonly clientId: string
  /** Of two secrets, as during a rotation, the first is used. */
  readonly clientSecret?: string | readonly string[]
  /** Newest first: the first seals, all open. */
  readonly keys: readonly SealKey[]
  /** Where pages may call from: `https://app.example.com`, exactly as browsers write it. */
  readonly origins: readonly string[]
  /** @default '/auth' */
  readonly basePath?: string
  /**
   * How a sign-in begins. With `USER_AUTH` people may choose, and a sign-in may start without a password; with
   * `CUSTOM_AUTH` it does so unless `customChallenge.first` is set; with `USER_SRP_AUTH` the browser proves the password
   * (`browserSrp` in the page) and never sends it. The app client has to allow it. @default 'ADMIN_USER_PASSWORD_AUTH'
   */
  readonly authFlow?: AuthFlow
  /** `CUSTOM_AUTH`: what goes before the application's own questions, and what the browser may see of them. */
  readonly customChallenge?: CustomChallenge
  /** What people may set up as a second factor, beyond what Cognito does by itself. */
  readonly mfaSetup?: MfaSetupOptions
  readonly pool?: PoolFacts
  /**
   * Whether `PASSWORD_RESET_REQUIRED` and `USER_NOT_CONFIRMED` are shown, or look like a wrong password.
   * @default 'shown'
   */
  readonly accountState?: 'shown' | 'hidden'
  /**
   * What the browser may know of the session, from the ID token's claims; only texts, numbers and booleans get there.
   * Keep it short. @default nothing
   */
  readonly describeSession?: (claims: Claims) => Claims
  /** For how long after a sign-in an account may be changed. */
  readonly account?: AccountPolicy
  /** `USER_AUTH`, where the pool has step-up: how surely it has to know a person who signs in once more. */
  readonly stepUp?: StepUpPolicy
  /** The application's own sessions. @default a sealed cookie */
  readonly session?: SessionPort
  /** @default in this process's memory */
  readonly limiter?: Limiter
  /** Request headers that threat protection may see. @default user-agent, accept-language, sec-ch-ua… */
  readonly context?: readonly string[]
  /** Told of every request. Not waited for; what it throws, and a promise of it that rejects, is ignored. */
  readonly onEvent?: Listener
  /** Milliseconds that a request waits for Cognito at most, however many calls it takes. @default 8000 */
  readonly timeout?: number
  /** Milliseconds since 1970. @default Date.now */
  readonly clock?: () => number
  /** So many random bytes. @default crypto.getRandomValues */
  readonly random?: (length: number) => Uint8Array
}

/** The options, checked and with their defaults. */
export interface Settings {
  /** Cognito's calls for one request. */
  readonly cognito: () => Cognito
  readonly origins: readonly [string, ...string[]]
  readonly basePath: string
  readonly authFlow: AuthFlow
  readonly startPassword: PasswordRule
  readonly preferredChallenge: FirstFactor | null
  readonly customParameters: readonly string[]
  readonly storePhoneNumber: StorePhoneNumber | null
  readonly devicePolicy: DevicePolicy | null
  readonly srpPool: string
  readonly passwordPolicy: PasswordPolicy | null
  readonly totpIssuer: string
  /** Seconds. */
  readonly sessionValidity: number
  /** Seconds. */
  readonly refreshValidity: number
  readonly accountState: 'shown' | 'hidden'
  readonly describeSession: (claims: Claims) => Claims
  /** Seconds; null: for as long as the session lasts. */
  readonly freshFor: number | null
  readonly stepUp: StepUpPolicy | null
  readonly cookies: Cookies
  readonly flowSeal: Seal
  readonly deviceSeal: Seal
  readonly sessions: SessionPort & Partial<EverySession>
  readonly limiter: Counter
  readonly contextHeaders: readonly string[]
  readonly onEvent: Listener
  readonly pseudonym: Pseudonym
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Whole seconds since 1970. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

/** Checks the options. A mistake in them throws here, at start-up, with a sentence that says what to do. */
export function readOptions(options: SignInHandlerOptions): Settings {
  const { clientId, pool = {}, clock = Date.now, authFlow = 'ADMIN_USER_PASSWORD_AUTH' } = options
  const origins = readOrigins(options.origins)
  const freshFor = readFreshFor(options.account)
  const keys = readKeys(options.keys)
  const cookies = createCookies(isLocal(origins[0]))
  const now = (): number => Math.floor(clock() / 1_000)
  const memory = memoryLimiter(clock)
  return {
    cognito: upstream(options),
    origins,
    basePath: (options.basePath ?? '/auth').replace(/\/+$/, ''),
    authFlow,
    startPassword: passwordRule(authFlow, options.customChallenge),
    preferredChallenge: pool.preferredChallenge ?? null,
    devicePolicy: pool.devices ?? null,
    srpPool: options.userPoolId.split('_')[1] ?? '',
    customParameters: options.customChallenge?.parameters ?? [],
    storePhoneNumber: options.mfaSetup?.storePhoneNumber ?? null,
    passwordPolicy: pool.passwordPolicy ?? null,
    totpIssuer: pool.totpIssuer ?? new URL(origins[0]).hostname,
    sessionValidity: (pool.authSessionValidity ?? 3) * 60,
    refreshValidity: (pool.refreshTokenValidity ?? 30) * 86_400,
    accountState: options.accountState ?? 'shown',
    describeSession: options.describeSession ?? (() => ({})),
    freshFor,
    stepUp: readStepUp(options.stepUp, authFlow, freshFor),
    cookies,
    flowSeal: createSeal(keys, 'flow', clientId),
    deviceSeal: createSeal(keys, 'device', clientId),
    sessions: options.session ?? cookieSessions(createSeal(keys, 'session', clientId), cookies.session, now),
    limiter: insured(options.limiter ?? memory, memory),
    contextHeaders: options.context ?? CONTEXT_HEADERS,
    onEvent: options.onEvent ?? (() => undefined),
    pseudonym: createPseudonym(keys),
    clock,
    now,
    random: options.random ?? ((length) => crypto.getRandomValues(new Uint8Array(length))),
  }
}
