import { createUserPool, type UserPool } from '@challenge-kit/emulator'
import { type EmulatorServer, listen } from '@challenge-kit/emulator/node'
import { appClient } from './appClient.ts'
import { people } from './people.ts'
import { initialSwitches, poolSettings } from './switches.ts'

/** The library's user pool, in memory. */
export function createLibraryPool(): UserPool {
  const { userPoolId, clientId, clientSecret } = appClient
  return createUserPool({
    id: userPoolId,
    settings: {
      ...poolSettings(initialSwitches),
      // Users sign in with an email address or a phone number. Their username in the pool is their `sub`.
      usernameAttributes: ['email', 'phone_number'],
      requiredAttributes: ['given_name', 'custom:library_card'],
      // Farah has to set up an authenticator app, because Cognito sends no second factor to the address for recovery.
      recovery: ['email'],
    },
    clients: [
      {
        id: clientId,
        secret: clientSecret,
        preventUserExistenceErrors: 'ENABLED',
        rotation: { gracePeriodSeconds: 20 },
      },
    ],
    users: people.map((person) => person.user),
  })
}

/** Serves the pool over HTTP, as AWS does. `fetch` is `pool.fetch` or wraps `pool.fetch`. */
export async function serveLibraryPool(pool: UserPool, fetch: UserPool['fetch'] = pool.fetch): Promise<EmulatorServer> {
  // This request makes the pool create its signing key. Without it the first sign-in would wait for the key.
  await pool.fetch(new Request(`http://localhost/${pool.id}/.well-known/jwks.json`))
  return listen(fetch)
}
