import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { FirstFactor, PasswordPolicy } from '@challenge-kit/core'
import type { CognitoOptions } from './cognito/client.ts'
import type { ReadClientMetadata } from './cognito/clientMetadata.ts'
import type { AuthFlow } from './cognito/port.ts'
import type { Claims } from './cognito/result.ts'
import type { SealKey } from './crypto/keys.ts'
import type { DevicePolicy } from './devices/confirmDevice.ts'
import type { SecurityEventListener } from './http/securityEvent.ts'
import type { LimitStore } from './limits/limitStore.ts'
import type { BeforeRefusal, LimitOptions } from './limits/rules.ts'
import type { AccountPolicy } from './session/requireSession.ts'
import type { SessionPort } from './session/sessionPort.ts'
import type { Store } from './session/store.ts'
import type { Warn } from './setup/reportMistake.ts'
import type { MfaSetupOptions } from './sign-in/mfaSetup.ts'
import type { CustomChallengeOptions } from './sign-in/passwordRule.ts'
import type { StepUpPolicy } from './sign-in/stepUp.ts'

/** Settings of the user pool that Cognito's responses do not contain. */
export interface PoolOptions {
  /** `AuthSessionValidity` of the app client, in minutes. @default 3 */
  readonly authSessionValidity?: number
  /** `RefreshTokenValidity` of the app client, in days. @default 30 */
  readonly refreshTokenValidity?: number
  /** The pool's password policy. The page shows it beside a new password, and the backend checks it before it calls Cognito. */
  readonly passwordPolicy?: PasswordPolicy
  /** The name that authenticator apps show beside their codes. @default the host of the first origin */
  readonly totpIssuer?: string
  /** With `USER_AUTH`: the first factor that a sign-in uses without asking the user. @default none: the user chooses */
  readonly preferredChallenge?: FirstFactor
  /** In a pool that tracks devices: whether a device may replace a second factor. @default none: no device does */
  readonly devices?: DevicePolicy
}

/** The options of {@link createSignInHandler}. `cognito`, `userPoolId`, `clientId`, `keys` and `origins` are required. */
export interface SignInHandlerOptions extends Omit<CognitoOptions, 'cognito'> {
  /**
   * The client of the AWS SDK, `leanCognito()` of `@challenge-kit/server/lean`, or your own implementation of
   * `CognitoPort`. The SDK's own retries are not used. Your own implementation must have its own time-out.
   */
  readonly cognito: CognitoIdentityProviderClient | CognitoOptions['cognito']
  readonly userPoolId: string
  readonly clientId: string
  /** Required if the app client has a secret. If you give several secrets, as during a rotation, the first is used. */
  readonly clientSecret?: string | readonly string[]
  /** The keys that seal the cookies, newest first. The first key seals, and every key opens. */
  readonly keys: readonly SealKey[]
  /** The origins of your pages, as browsers write them: `https://app.example.com`. */
  readonly origins: readonly string[]
  /** @default '/auth' */
  readonly basePath?: string
  /**
   * The end of the names of the cookies: `ck_session_3n4b5urk`. Handlers on one host need different names. With an empty
   * text the names are short: `ck_session`.
   *
   * @default the first eight characters of `clientId`
   */
  readonly cookieName?: string
  /**
   * The flow of sign-ins. The app client has to allow the flow. With `USER_AUTH` the user may choose a first factor, and
   * a sign-in may start without a password. With `CUSTOM_AUTH` a sign-in starts without a password unless
   * `customChallenge.first` is set. With `USER_SRP_AUTH` the page proves the password (`browserSrp`) and never sends it.
   *
   * @default 'ADMIN_USER_PASSWORD_AUTH'
   */
  readonly authFlow?: AuthFlow
  /** With `CUSTOM_AUTH`: what comes before the custom challenges, and which parameters the browser may see. */
  readonly customChallenge?: CustomChallengeOptions
  /** Lets users set up a second factor that Cognito cannot set up by itself: codes by SMS. */
  readonly mfaSetup?: MfaSetupOptions
  readonly pool?: PoolOptions
  /**
   * Whether `PASSWORD_RESET_REQUIRED` and `USER_NOT_CONFIRMED` are shown, or look like a wrong password.
   *
   * @default 'shown'
   */
  readonly accountState?: 'shown' | 'hidden'
  /**
   * Selects what the browser may know about the session from the claims of the ID token. The browser gets only strings,
   * numbers and booleans. Return little, because the session cookie holds the result. @default nothing
   */
  readonly describeSession?: (claims: Claims) => Claims
  /** How long after a sign-in the user may change the account. */
  readonly account?: AccountPolicy
  /** With `USER_AUTH` in a pool with step-up: what a step-up has to prove. */
  readonly stepUp?: StepUpPolicy
  /**
   * What several instances share: limits, sessions and locks, in `createRedisStore` of `@challenge-kit/server/redis`. With it, a
   * session has no size limit, can be listed, and ends on every instance at once.
   *
   * @default none: each instance counts limits in memory, and sessions are sealed into cookies
   */
  readonly store?: Store
  /** Your own session store, also if `store` is set. @default `store`, or else a sealed cookie */
  readonly session?: SessionPort
  /** Other figures for some limits: `{ sentMessagesPerNetwork: { points: 200 } }`. */
  readonly limits?: LimitOptions
  /** Where limits are counted, also if `store` is set. @default `store`, or else the memory of this process */
  readonly limitStore?: LimitStore
  /**
   * How many instances share the `store` or the `limitStore`. While the store is unavailable, each instance counts alone.
   * It then allows its share of each limit, and at least one try. @default 1
   */
  readonly instances?: number
  /**
   * Called before a limit refuses a call. Return true to let the call pass, for example because the user has solved a
   * CAPTCHA. An error refuses. @default none
   */
  readonly beforeRefusal?: BeforeRefusal
  /** The request headers that Cognito's threat protection may see. @default user-agent, accept-language, sec-ch-ua… */
  readonly context?: readonly string[]
  /**
   * Returns the `ClientMetadata` that Cognito passes to the Lambda triggers of the pool. If the function throws, the call
   * fails with `upstream_unavailable`, and nothing is sent to Cognito. @default none
   */
  readonly clientMetadata?: ReadClientMetadata
  /** Called after every request. The reply does not wait for it, and its errors are ignored. */
  readonly onEvent?: SecurityEventListener
  /**
   * Called with one line for each mistake in the set-up that the backend finds, at most once in a process. The line says
   * what to do, and contains no secret. A function that you give is called in production too. `null` turns the lines off.
   *
   * @default console.warn in development: if NODE_ENV is not `production`, or is not set outside of AWS
   */
  readonly warn?: Warn | null
  /** Milliseconds that all calls to Cognito within one HTTP request may take together. @default 8000 */
  readonly timeout?: number
  /** Returns the time in milliseconds since 1970. @default Date.now */
  readonly clock?: () => number
  /** Returns `length` random bytes. @default crypto.getRandomValues */
  readonly random?: (length: number) => Uint8Array
}
