import { randomBytes } from 'node:crypto'
import type { PoolAccess } from './backend.ts'

/** What the demo is started with. Everything has a default. */
export interface Config {
  readonly port: number
  /** Where the page is, as browsers write it. */
  readonly origin: string
  /** Serve the production build of `dist`, with its strict headers, in place of Vite. */
  readonly built: boolean
  /** A real user pool; null means the lab. */
  readonly userPool: PoolAccess | null
  readonly authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH'
  /** Seals the cookies: 32 bytes or more, base64url. Without one of yours, a restart of the demo signs everybody out. */
  readonly sealKey: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment. Throws a sentence that says what to do. */
export function readConfig(env: Environment, args: readonly string[]): Config {
  const { USER_POOL_ID: id, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret = null } = env
  if (Boolean(id) !== Boolean(clientId)) {
    throw new Error('Set USER_POOL_ID and CLIENT_ID both, to sign in at your own user pool, or neither, for the lab.')
  }
  const port = Number(env['PORT'] ?? 4300)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('PORT must be a number from 1 to 65535.')
  return {
    port,
    origin: `http://localhost:${port}`,
    built: args.includes('--built'),
    userPool: id && clientId ? { id, clientId, clientSecret } : null,
    authFlow: env['AUTH_FLOW'] === 'ADMIN_NO_SRP_AUTH' ? 'ADMIN_NO_SRP_AUTH' : 'ADMIN_USER_PASSWORD_AUTH',
    sealKey: env['SEAL_KEY'] ?? newSealKey(),
  }
}

export function newSealKey(): string {
  return randomBytes(32).toString('base64url')
}
