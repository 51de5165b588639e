/**
 * Serves the demo's pages for two tenants with a user pool each. Both have a host of their own, `acme.localhost` and
 * `globex.localhost`. They also share the host `localhost`, where each has a port of its own (PORT and OTHER_PORT).
 */
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool } from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'
import { createTenantHandler, type SignInHandlerOptions } from '@challenge-kit/server'
import { toNodeListener } from '@challenge-kit/server/node'
import { password } from '../server/lab/pool/person.ts'
import { builtPages } from '../server/backend/builtPages.ts'
import { clientIds } from './tenantClients.ts'

const { PORT = '', OTHER_PORT = '' } = process.env

/** The hosts of each tenant, as the header `host` has them. */
const hosts = {
  acme: [`acme.localhost:${PORT}`, `localhost:${PORT}`],
  globex: [`globex.localhost:${PORT}`, `localhost:${OTHER_PORT}`],
} as const

type Tenant = keyof typeof hosts

const isTenant = (name: string): name is Tenant => Object.hasOwn(hosts, name)

function optionsOf(tenant: Tenant): SignInHandlerOptions {
  const clientId = clientIds[tenant]
  const email = `ada@${tenant}.example`
  const pool = createUserPool({
    id: `eu-west-1_${tenant}`,
    settings: { usernameAttributes: ['email'] },
    clients: [{ id: clientId }],
    users: [{ username: email, password, attributes: { email, email_verified: 'true', given_name: 'Ada' } }],
  })
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  return {
    cognito: new CognitoIdentityProviderClient({
      region: 'eu-west-1',
      credentials,
      requestHandler: requestHandler(pool.fetch),
    }),
    userPoolId: pool.id,
    clientId,
    // Both tenants have the same key, which must not let a cookie open at the other tenant.
    keys: [{ id: 'k1', secret: Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256) }],
    origins: hosts[tenant].map((host) => `http://${host}`),
    describeSession: ({ email: address, given_name }) => ({ email: address, given_name }),
  }
}

const handler = createTenantHandler({
  tenant: ({ headers }) =>
    Object.keys(hosts).find((name) => isTenant(name) && hosts[name].some((host) => host === headers.get('host'))) ??
    null,
  tenants: { acme: optionsOf('acme'), globex: optionsOf('globex') },
})
const signIn = toNodeListener(handler)
const pages = builtPages(fileURLToPath(new URL('../dist', import.meta.url)), () => 'index.html')

for (const port of [OTHER_PORT, PORT]) {
  const server = createServer((incoming, outgoing) =>
    incoming.url?.startsWith('/auth/') ? signIn(incoming, outgoing) : pages(incoming, outgoing),
  )
  await new Promise<void>((resolve) => server.listen(Number(port), 'localhost', resolve))
}
console.log(`http://localhost:${PORT}`)
