import { randomBytes } from 'node:crypto'
import type { AuthFlow } from '@challenge-kit/server'
import type { UserPoolClient } from './backend/createBackend.ts'

/** The settings that the demo starts with. Each has a default. */
export interface Config {
  readonly port: number
  /** The origin of the page, as browsers write it. */
  readonly origin: string
  /** True serves the production build of `dist` with its strict headers. False serves the sources through Vite. */
  readonly built: boolean
  /** The app client of your own user pool. Null means the lab, which has an emulated pool. */
  readonly client: UserPoolClient | null
  readonly authFlow: AuthFlow
  /** Encrypts the cookies: 32 bytes or more, base64url. By default, each start of the demo makes a new key. */
  readonly sealKey: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** The flows that send a password with AdminInitiateAuth. In the lab, AUTH_FLOW must be one of these flows. */
const adminFlows: readonly AuthFlow[] = ['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH']
const authFlows: readonly AuthFlow[] = [...adminFlows, 'USER_SRP_AUTH', 'USER_AUTH', 'CUSTOM_AUTH']

/** Reads the environment and the arguments. Throws an error whose message says what to change. */
export function readConfig(env: Environment, args: readonly string[]): Config {
  const port = Number(env['PORT'] ?? 4300)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('PORT must be a number from 1 to 65535.')
  const client = readClient(env)
  return {
    port,
    origin: `http://localhost:${port}`,
    built: args.includes('--built'),
    client,
    authFlow: readAuthFlow(env['AUTH_FLOW'], client === null),
    sealKey: env['SEAL_KEY'] || randomBytes(32).toString('base64url'),
  }
}

/** AWS_REGION is not read, because the pool's id begins with the region. The AWS SDK finds the AWS credentials. */
function readClient(env: Environment): UserPoolClient | null {
  const { USER_POOL_ID: userPoolId, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = env
  if (!userPoolId && !clientId) {
    if (clientSecret) throw new Error('CLIENT_SECRET needs USER_POOL_ID and CLIENT_ID.')
    return null
  }
  if (!userPoolId || !clientId) {
    throw new Error('Set both USER_POOL_ID and CLIENT_ID to use your own user pool, or neither to use the lab.')
  }
  if (!/^[a-z]+(-[a-z]+)+-\d+_[\dA-Za-z]+$/.test(userPoolId)) {
    throw new Error('USER_POOL_ID must be the id of a user pool, such as eu-central-1_Example.')
  }
  return { userPoolId, clientId, ...(clientSecret && { clientSecret }) }
}

function readAuthFlow(name: string | undefined, inLab: boolean): AuthFlow {
  const allowed = inLab ? adminFlows : authFlows
  const flow = allowed.find((candidate) => candidate === (name || 'ADMIN_USER_PASSWORD_AUTH'))
  if (flow) return flow
  const where = inLab ? 'in the lab, where you choose the other flows on the page' : 'with your own user pool'
  throw new Error(`AUTH_FLOW must be one of ${allowed.join(', ')} ${where}.`)
}
