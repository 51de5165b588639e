import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { BuiltPage } from './build.ts'
import type { KitServerOptions } from './kitServer.ts'
import type { Site } from './site.ts'

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
  /** Serves the kit's page together with its backend, in a process of its own. */
  serveKit(page: BuiltPage, srp: boolean): Promise<Site>
  close(): void
}

export async function startCognito(): Promise<Cognito> {
  const emulator = fork(join(import.meta.dirname, '..', 'server', 'pageEmulator.ts'), [password, secret])
  const [{ endpoint, userPoolId }] = (await once(emulator, 'message')) as [{ endpoint: string; userPoolId: string }]
  let next = 0
  return {
    endpoint,
    userPoolId,
    pageClient: 'page',
    nextUser: () => `user-${next++}`,
    serveKit: async (page, srp) => {
      const server = fork(join(import.meta.dirname, 'kitServer.ts'), { serialization: 'advanced' })
      const given: KitServerOptions = { page, endpoint, userPoolId, clientId: 'backend', clientSecret: secret, srp }
      server.send(given)
      const [url] = (await once(server, 'message')) as [string]
      return { url, close: () => server.disconnect() }
    },
    close: () => emulator.disconnect(),
  }
}
