import type { PoolSettings, UserPool } from '@challenge-kit/emulator'
import { createTenantHandler, type SecurityEvent, type SignInHandlerOptions, type TenantHandler } from '../../index.ts'
import { cognitoClient, testKey } from '../testBackend.ts'
import { createTestBrowser, type TestBrowser } from '../testBrowser.ts'
import { CLIENT_IDS, createTenantPool, type TenantName } from './tenantPool.ts'

const keys = {
  acme: testKey,
  globex: { id: 'k1', secret: Uint8Array.from({ length: 32 }, (_, index) => (index * 53 + 7) % 256) },
} as const

export interface TenantBackendOptions {
  /** On one host, the first part of the path names the tenant. On two hosts, the first part of the host does. */
  readonly hosts?: 'one' | 'two'
  /** Whether both tenants seal with the key of Acme. */
  readonly sameKey?: boolean
  readonly settings?: Partial<PoolSettings>
  /** Options of both tenants. */
  readonly handler?: Partial<SignInHandlerOptions>
}

/** One handler for two tenants. Each tenant has a pool with a user `ada`. */
export interface TenantBackend {
  readonly handler: TenantHandler
  readonly pools: Readonly<Record<TenantName, UserPool>>
  /** The options of a tenant. */
  optionsOf(tenant: TenantName): SignInHandlerOptions
  /** The browser of one user at a tenant. On one host, the browsers of both tenants have the same cookies. */
  browserOf(tenant: TenantName): TestBrowser
  /** A request for a page of the tenant, from this user's browser. */
  pageOf(tenant: TenantName): Request
  /** The events of requests that no tenant answers. */
  readonly events: readonly SecurityEvent[]
}

export function createTenantBackend(options: TenantBackendOptions = {}): TenantBackend {
  const { hosts = 'one', sameKey = false, settings = {} } = options
  const pools = { acme: createTenantPool('acme', settings), globex: createTenantPool('globex', settings) }
  const originOf = (tenant: TenantName): string => `https://${hosts === 'one' ? 'app' : tenant}.example.com`
  const prefixOf = (tenant: TenantName): string => (hosts === 'one' ? `/${tenant}` : '')
  const optionsOf = (tenant: TenantName): SignInHandlerOptions => ({
    cognito: cognitoClient(pools[tenant].fetch),
    userPoolId: pools[tenant].id,
    clientId: CLIENT_IDS[tenant],
    keys: [sameKey ? keys.acme : keys[tenant]],
    origins: [originOf(tenant)],
    basePath: `${prefixOf(tenant)}/auth`,
    clock: () => pools[tenant].clock.now(),
    ...options.handler,
  })
  const events: SecurityEvent[] = []
  const handler = createTenantHandler({
    tenant: ({ url }) => {
      const { hostname, pathname } = new URL(url)
      return (hosts === 'one' ? pathname.split('/')[1] : hostname.split('.')[0]) ?? null
    },
    tenants: { acme: optionsOf('acme'), globex: optionsOf('globex') },
    onEvent: (event) => events.push(event),
  })
  const shared = new Map<string, string>()
  const newBrowser = (tenant: TenantName): TestBrowser =>
    createTestBrowser(handler, {
      origin: originOf(tenant),
      basePath: `${prefixOf(tenant)}/auth`,
      ...(hosts === 'one' && { cookies: shared }),
    })
  const browsers = { acme: newBrowser('acme'), globex: newBrowser('globex') }
  return {
    handler,
    pools,
    optionsOf,
    browserOf: (tenant) => browsers[tenant],
    pageOf: (tenant) => browsers[tenant].request(`${prefixOf(tenant)}/page`),
    events,
  }
}
