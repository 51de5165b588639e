import { createAccountCalls } from './account/accountCalls.ts'
import { createApiProxies, type CreateApiProxy } from './api/createApiProxy.ts'
import { createAnswerOnce } from './calls/answerOnce.ts'
import { createFlowSteps } from './calls/flowSteps.ts'
import { createResumeCalls } from './calls/resumeCalls.ts'
import { createSignInCalls } from './calls/signInCalls.ts'
import { type CognitoOptions, cognitoPerRequest, DEFAULT_TIMEOUT } from './cognito/client.ts'
import { addClientMetadata } from './cognito/clientMetadata.ts'
import { createCookies } from './crypto/cookies.ts'
import { createKeyedHash } from './crypto/keyedHash.ts'
import { type Keys, readKeys } from './crypto/keys.ts'
import { createDevices } from './devices/devices.ts'
import { CONTEXT_HEADERS } from './http/clientContext.ts'
import { createRequestHandler } from './http/handler.ts'
import { isLocal, readOrigins } from './http/origins.ts'
import { createCookieWriter } from './http/replies.ts'
import { readInstances, withFallback } from './limits/fallback.ts'
import { createMemoryLimitStore } from './limits/memoryLimitStore.ts'
import { createLimits } from './limits/checkLimits.ts'
import { readLimits } from './limits/rules.ts'
import type { SignInHandlerOptions } from './options.ts'
import type { RequestHandler } from './request/fetchRequest.ts'
import type { AccountSessions } from './session/accountSessions.ts'
import { createOpenSession } from './session/openSession.ts'
import { createRefresher } from './session/refresh.ts'
import { createProcessRenewal } from './session/renewal.ts'
import { createSessionGuard, readFreshFor } from './session/requireSession.ts'
import { cookieSessions, type StoredSession } from './session/session.ts'
import { ownSessions } from './session/sessionPort.ts'
import { createSessionCalls, createSessionReader } from './session/sessionCalls.ts'
import type { RefreshedSession, RequestOrHeaders, ServerSession } from './session/sessionCalls.ts'
import { createSharedSessions } from './session/sharedSessions.ts'
import { createSignOut } from './session/signOut.ts'
import { passwordRule } from './sign-in/passwordRule.ts'
import type { SignInSettings } from './sign-in/stepContext.ts'
import { createReport } from './setup/reportMistake.ts'
import { createStepUps, isStrongEnough, readStepUp } from './sign-in/stepUp.ts'

/** The trusted backend. Call it with each `Request` under `basePath`. In other requests, its methods read the session. */
export interface SignInHandler extends RequestHandler {
  /** Resolves to the browser's session, or to null after the access token has expired. Never refreshes the session. */
  getSession(from: RequestOrHeaders): Promise<ServerSession | null>
  /**
   * Resolves to the browser's session. The session is refreshed first if its access token has expired or expires within
   * two minutes. `session` is null if the browser has no session, or if the session is over.
   *
   * @throws `SignInError` if an expired session cannot be refreshed, because Cognito is unavailable for example.
   */
  refreshSession(from: RequestOrHeaders): Promise<RefreshedSession>
  /**
   * Creates a proxy that passes requests of the page on to your own API with the session's access token. Serve the proxy as
   * you serve the handler. @throws `Error` at start-up if an option is invalid.
   */
  readonly createApiProxy: CreateApiProxy
  /** The sessions of each account. Null without the option `store`. */
  readonly sessions: AccountSessions | null
  /** The option `basePath`, without a slash at the end. */
  readonly basePath: string
}

/** The options of {@link composeHandler}: those of the backend, with a client that is not the AWS SDK's. */
export type HandlerOptions = Omit<SignInHandlerOptions, 'cognito'> & Pick<CognitoOptions, 'cognito'>

/**
 * The composition root: creates each part of the backend and passes it the options that it uses. It does not import the AWS
 * SDK.
 *
 * @throws `Error` at start-up if an option is invalid. The message says what to change.
 */
export function composeHandler(options: HandlerOptions): SignInHandler {
  const { clientId, userPoolId, pool = {}, clock = Date.now, authFlow = 'ADMIN_USER_PASSWORD_AUTH' } = options
  const { describeSession = () => ({}), onEvent = () => undefined } = options
  const now = (): number => Math.floor(clock() / 1_000)
  const random = options.random ?? ((length: number) => crypto.getRandomValues(new Uint8Array(length)))
  const origins = readOrigins(options.origins)
  const freshFor = readFreshFor(options.account)
  const stepUpPolicy = readStepUp(options.stepUp, authFlow, freshFor)
  const devicePolicy = pool.devices ?? null
  const settings = signInSettings(options, { authFlow, origin: origins[0], devicePolicy, now, random })

  const report = createReport(options.warn)
  const keys = readKeys(options.keys, report)
  const keyedHash = createKeyedHash(hashSecret(options, keys))
  const cookies = createCookies(isLocal(origins[0]), keys, clientId, options.cookieName)
  const cognito = cognitoPerRequest(options)
  const cognitoFor = addClientMetadata(cognito, options.clientMetadata)
  const memory = createMemoryLimitStore(clock)
  const instances = readInstances(options.instances)
  const limitStore = options.limitStore ?? options.store?.limits
  const store = limitStore ? withFallback(limitStore, memory, instances, clock) : memory
  const beforeRefusal = options.beforeRefusal ?? null
  const limits = createLimits({ store, rules: readLimits(options.limits), userPoolId, keyedHash, beforeRefusal })
  const devices = createDevices({ cookie: cookies.device, policy: devicePolicy, now, random })

  const { timeout = DEFAULT_TIMEOUT } = options
  const sharing = { keys, clientId, cookie: cookies.sessionId, cognito, timeout, random, now }
  const shared = options.store && !options.session ? createSharedSessions(options.store, sharing) : null
  const sessions =
    (options.session && ownSessions(options.session)) ?? shared?.stored ?? cookieSessions(cookies.session, now)
  const renewal = shared?.renewal ?? createProcessRenewal(sessions, now)
  const refresher = createRefresher({ cognitoFor, sessions, renewal, limits, describeSession, now })
  const isStrong = (session: StoredSession): boolean => isStrongEnough(session, stepUpPolicy)
  const guard = createSessionGuard({ refresher, limits, freshFor, isStrongEnough: isStrong, now })
  const refreshTokenValidity = (pool.refreshTokenValidity ?? 30) * 86_400
  const opening = { deviceCookie: cookies.device, devicePolicy, report, describeSession, refreshTokenValidity, now }
  const openSession = createOpenSession({ refresher, devices, ...opening })

  const stepUps = createStepUps({ policy: stepUpPolicy, freshFor, guard, now })
  const flowSteps = createFlowSteps({ settings, flowCookie: cookies.flow, devices, stepUps, limits })
  const stepUpProvesPassword = stepUpPolicy === null
  const answerOnce = options.store ? createAnswerOnce(options.store.locks, timeout) : null

  const calls = {
    ...createSignInCalls({ settings, flowSteps, limits, stepUps, openSession, stepUpProvesPassword, answerOnce }),
    ...createResumeCalls({ settings, flowSteps, flowCookie: cookies.flow, sessions }),
    ...createSessionCalls({ refresher, now }),
    'sign-out': createSignOut({ sessions, stored: shared?.stored ?? null, refresher, limits }),
    ...createAccountCalls({ guard, limits, devices, ...settings }),
  }
  const basePath = (options.basePath ?? '/auth').replace(/\/+$/, '')
  const writeCookies = createCookieWriter({
    flowCookie: cookies.flow,
    sessions,
    devices,
    refresher,
    storeEndsPrevious: shared !== null,
    now,
  })
  const events = { onEvent, keyedHash, clock }
  const handle = createRequestHandler({
    calls,
    writeCookies,
    cognitoFor,
    basePath,
    origins,
    contextHeaders: options.context ?? CONTEXT_HEADERS,
    report,
    ...events,
  })
  return Object.assign(handle, createSessionReader({ sessions, refresher, now }), {
    createApiProxy: createApiProxies({ refresher, writeCookies, cognitoFor, origins, ...events }),
    sessions: shared?.accounts ?? null,
    basePath,
  })
}

type SettingsParts = Pick<SignInSettings, 'authFlow' | 'devicePolicy' | 'now' | 'random'> & { readonly origin: string }

/** The options of sign-ins, with their defaults. */
function signInSettings(
  { pool = {}, userPoolId, customChallenge, accountState = 'shown', mfaSetup }: HandlerOptions,
  { origin, ...parts }: SettingsParts,
): SignInSettings {
  return {
    ...parts,
    passwordRule: passwordRule(parts.authFlow, customChallenge),
    preferredChallenge: pool.preferredChallenge ?? null,
    customParameters: customChallenge?.parameters ?? [],
    passwordPolicy: pool.passwordPolicy ?? null,
    totpIssuer: pool.totpIssuer ?? new URL(origin).hostname,
    authSessionValidity: (pool.authSessionValidity ?? 3) * 60,
    accountState,
    storePhoneNumber: mfaSetup?.storePhoneNumber ?? null,
    srpPool: userPoolId.split('_')[1] ?? '',
  }
}

/**
 * The secret behind the hashes of usernames in limits and logs. It is the client secret, which does not change when seal
 * keys are rotated. Without a client secret it is the first seal key, so a rotation then resets the limits.
 */
function hashSecret({ clientSecret = [] }: HandlerOptions, { newest, all }: Keys): Uint8Array {
  const [first = null] = typeof clientSecret === 'string' ? [clientSecret] : clientSecret
  return first === null ? (all.get(newest) ?? new Uint8Array()) : new TextEncoder().encode(first)
}
