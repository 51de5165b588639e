import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { AuthFlow } from '../cognito/port.ts'
import type { SealKey } from '../crypto/keys.ts'
import type { SignInHandlerOptions } from '../options.ts'
import type { Arguments } from './commandLine.ts'

/** What the doctor checks. */
export interface Setup {
  readonly cognito: CognitoIdentityProviderClient
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret: string | null
  readonly authFlow: AuthFlow
  /** Null if the doctor does not know the keys. */
  readonly keys: readonly SealKey[] | null
  /** Null if the doctor does not know the origins. */
  readonly origins: readonly string[] | null
  /** The options of the backend. Null without `--config`. */
  readonly options: SignInHandlerOptions | null
  readonly redisUrl: string | null
}

export type Environment = Readonly<Record<string, string | undefined>>

const AUTH_FLOWS: readonly AuthFlow[] = [
  'ADMIN_USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_AUTH',
  'CUSTOM_AUTH',
  'USER_SRP_AUTH',
]

/** Thrown messages are for the developer, and contain no secret. */
export async function readSetup(given: Arguments, environment: Environment): Promise<Setup> {
  const redisUrl = environment['REDIS_URL'] || null
  if (given.config !== null) {
    const options = await importOptions(given.config)
    const cognito = 'send' in options.cognito ? options.cognito : newClient(given, options.userPoolId)
    return setupOf(options, cognito, redisUrl)
  }
  const userPoolId = given.userPoolId ?? environment['USER_POOL_ID']
  const clientId = given.clientId ?? environment['CLIENT_ID']
  if (!userPoolId || !clientId)
    throw new Error('Give --config, or --user-pool-id and --client-id, or set USER_POOL_ID and CLIENT_ID.')
  const authFlow = given.authFlow ?? (environment['AUTH_FLOW'] || 'ADMIN_USER_PASSWORD_AUTH')
  const secret = environment['SEAL_KEY']
  const origins =
    given.origins.length > 0 ? given.origins : environment['ORIGIN'] ? environment['ORIGIN'].split(/\s*,\s*/) : null
  return {
    cognito: newClient(given, userPoolId),
    userPoolId,
    clientId,
    clientSecret: environment['CLIENT_SECRET'] || null,
    authFlow: readAuthFlow(authFlow),
    keys: !secret ? null : [{ id: 'SEAL_KEY', secret }],
    origins,
    options: null,
    redisUrl,
  }
}

/** The set-up of a backend with these options. `cognito` is the SDK's client, also if the backend has a client of its own. */
export function setupOf(
  options: SignInHandlerOptions,
  cognito: CognitoIdentityProviderClient,
  redisUrl: string | null,
): Setup {
  const { userPoolId, clientId, clientSecret = [], authFlow = 'ADMIN_USER_PASSWORD_AUTH', keys, origins } = options
  const [secret = null] = typeof clientSecret === 'string' ? [clientSecret] : clientSecret
  return { cognito, userPoolId, clientId, clientSecret: secret, authFlow, keys, origins, options, redisUrl }
}

/** Without `--region` the region is that of the pool's id. */
function newClient({ region, endpoint }: Arguments, userPoolId: string): CognitoIdentityProviderClient {
  const [poolRegion = ''] = userPoolId.split('_')
  return new CognitoIdentityProviderClient({ region: region ?? poolRegion, ...(endpoint !== null && { endpoint }) })
}

function readAuthFlow(name: string): AuthFlow {
  const flow = AUTH_FLOWS.find((one) => one === name)
  if (flow === undefined) throw new Error(`"${name}" is not an auth flow of the backend: ${AUTH_FLOWS.join(', ')}.`)
  return flow
}

/** The module's export `options`, or its default export. */
async function importOptions(path: string): Promise<SignInHandlerOptions> {
  const loaded: unknown = await import(pathToFileURL(resolve(path)).href)
  if (typeof loaded === 'object' && loaded !== null) {
    for (const name of ['options', 'default']) {
      const exported: unknown = Reflect.get(loaded, name)
      if (isOptions(exported)) return exported
    }
  }
  throw new Error(
    `${path} must export the options of createSignInHandler: \`export const options = { cognito, userPoolId, clientId, keys, origins }\`.`,
  )
}

function isOptions(value: unknown): value is SignInHandlerOptions {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['userPoolId', 'clientId'].every((name) => typeof Reflect.get(value, name) === 'string') &&
    ['keys', 'origins'].every((name) => Array.isArray(Reflect.get(value, name))) &&
    'cognito' in value
  )
}
