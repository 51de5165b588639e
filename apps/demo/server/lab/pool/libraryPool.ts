import { createUserPool, type UserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { client } from './client.ts'
import { people } from './people.ts'
import { initialSwitches, poolSettings } from './switches.ts'

/** The library's user pool, in memory. */
export function createLibraryPool(): UserPool {
  return createUserPool({
    id: 'eu-west-1_Lantern01',
    settings: {
      ...poolSettings(initialSwitches),
      // People sign in with their address or their number; the account's real name is its sub.
      usernameAttributes: ['email', 'phone_number'],
      requiredAttributes: ['given_name', 'custom:library_card'],
      // What recovers an account cannot be its second step as well: so Farah is asked to set up an app.
      recovery: ['email'],
    },
    clients: [{ ...client, preventUserExistenceErrors: 'ENABLED', rotation: { gracePeriodSeconds: 20 } }],
    users: people.map((person) => person.user),
  })
}

/** Serves it over HTTP, as AWS does; resolves to the address. `fetch` is the pool's own, or one that listens in. */
export async function serveLibraryPool(pool: UserPool, fetch: UserPool['fetch'] = pool.fetch): Promise<string> {
  // Asking for the key that tokens are signed with makes it: or else the first sign-in would wait for that.
  await pool.fetch(new Request(`http://localhost/${pool.id}/.well-known/jwks.json`))
  const { url } = await listen(fetch)
  return url
}
