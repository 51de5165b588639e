import { listen } from '@challenge-kit/emulator/node'
import { expect, onTestFinished, test } from 'vitest'
import { CLIENT_IDS, createTenantPool, PASSWORDS, type TenantName } from '../testing/tenants/tenantPool.ts'
import { testKey } from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { createTenantHandler, leanCognito } from './index.ts'

async function optionsOf(tenant: TenantName) {
  const pool = createTenantPool(tenant, {})
  const { url: endpoint, close } = await listen(pool.fetch)
  onTestFinished(close)
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  return {
    cognito: leanCognito({ region: 'us-east-1', endpoint, credentials }),
    userPoolId: pool.id,
    clientId: CLIENT_IDS[tenant],
    keys: [testKey],
    origins: ['https://app.example.com'],
    basePath: `/${tenant}/auth`,
  }
}

test('two tenants sign in without the AWS SDK', async () => {
  const handler = createTenantHandler({
    tenant: ({ url }) => new URL(url).pathname.split('/')[1] ?? null,
    tenants: { acme: await optionsOf('acme'), globex: await optionsOf('globex') },
  })
  const cookies = new Map<string, string>()
  for (const tenant of ['acme', 'globex'] as const) {
    const browser = createTestBrowser(handler, { basePath: `/${tenant}/auth`, cookies })
    const credentials = { username: 'ada', password: PASSWORDS[tenant] }
    expect(await browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  }
  expect([...cookies.keys()]).toEqual(['__Host-Http-ck_session_1acme23e', '__Host-Http-ck_session_8globex9'])
})
