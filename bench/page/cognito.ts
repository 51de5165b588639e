import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createSignInHandler, leanCognito } from '@challenge-kit/server/lean'
import { toNodeListener } from '@challenge-kit/server/node'
import type { Listener } from './site.ts'

export const password = 'Correct-horse-1'
const secret = '9example8secret7value6for5tests4only3aaaa2bbbb1cccc'

/** The emulator over HTTP, in a process of its own, to which the peers' pages and the kit's backend send their requests. */
export interface Cognito {
  readonly endpoint: string
  readonly userPoolId: string
  /** The app client of a page that talks to Cognito itself. It has no secret. */
  readonly pageClient: string
  /** A user who has not signed in yet. A sign-in of every user asks for a code of an authenticator app. */
  nextUser(): string
  /** The kit's backend, for pages of the origin. */
  backend(origin: () => string, srp: boolean): Listener
  close(): void
}

export async function startCognito(): Promise<Cognito> {
  const emulator = fork(join(import.meta.dirname, '..', 'server', 'pageEmulator.ts'), [password, secret])
  const [{ endpoint, userPoolId }] = (await once(emulator, 'message')) as [{ endpoint: string; userPoolId: string }]
  let next = 0
  const backend = (origin: () => string, srp: boolean): Listener => {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
    let listener: Listener | undefined
    let addresses = 0
    const create = (): Listener =>
      toNodeListener(
        createSignInHandler({
          cognito: leanCognito({ region: 'us-east-1', endpoint, credentials }),
          userPoolId,
          clientId: 'backend',
          clientSecret: secret,
          keys: [{ id: 'k1', secret: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ_u3erbC_-tw' }],
          origins: [origin()],
          authFlow: srp ? 'USER_SRP_AUTH' : 'ADMIN_USER_PASSWORD_AUTH',
        }),
        { hops: 1 },
      )
    return (incoming, outgoing) => {
      // Another address for each call, because a limit counts the sign-ins of an address.
      addresses += 1
      incoming.headers['x-forwarded-for'] = `10.0.${addresses >> 8}.${addresses & 255}`
      listener ??= create()
      listener(incoming, outgoing)
    }
  }
  return {
    endpoint,
    userPoolId,
    pageClient: 'page',
    nextUser: () => `user-${next++}`,
    backend,
    close: () => emulator.disconnect(),
  }
}
