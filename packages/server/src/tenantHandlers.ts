import { SignInError } from '@challenge-kit/core'
import type { SignInHandler } from './composeHandler.ts'
import type { SignInHandlerOptions } from './options.ts'

/** The option by which tenants are told apart. */
export type AppClient = Pick<SignInHandlerOptions, 'clientId'>

type TenantReader<Options> = (name: string) => Options | null | Promise<Options | null>

/** The options of each tenant: by name, or from a function that returns null for an unknown name. */
export type Tenants<Options extends AppClient = SignInHandlerOptions> =
  | Readonly<Record<string, Options>>
  | TenantReader<Options>

/** Creates the handler of one tenant. */
export type CreateHandler<Options> = (options: Options) => SignInHandler

/** The handlers of tenants. Each handler is created once, and kept for later requests. */
export interface TenantHandlers {
  /** Resolves to null if no tenant has this name. Rejects with a `SignInError` if its options cannot be read or are invalid. */
  get(name: string): Promise<SignInHandler | null>
  /** Resolves when the next `get` reads the options of the tenant again. */
  forget(name: string): Promise<void>
}

interface Tenant {
  /** Requests that come at once share one handler, because its limits and renewals are in memory. */
  readonly handler: Promise<SignInHandler | null>
  /** Null until the options are read. */
  clientId: string | null
  /** Other spellings of the name. The last used spelling is last. */
  readonly spellings: Set<string>
}

// Clients can invent any number of spellings.
const MAX_SPELLINGS = 16

/** Creates the handlers of all tenants at start-up if `tenants` is an object, and each at its first request otherwise. */
export function createTenantHandlers<Options extends AppClient>(
  tenants: Tenants<Options>,
  maxTenants: number,
  createHandler: CreateHandler<Options>,
): TenantHandlers {
  return typeof tenants === 'function'
    ? handlersOnDemand(tenants, maxTenants, createHandler)
    : handlersAtStart(tenants, createHandler)
}

function handlersAtStart<Options extends AppClient>(
  tenants: Readonly<Record<string, Options>>,
  createHandler: CreateHandler<Options>,
): TenantHandlers {
  const names = new Map<string, string>()
  const handlers = new Map<string, SignInHandler>()
  for (const [name, options] of Object.entries(tenants)) {
    handlers.set(name, create({ name, owner: names.get(options.clientId), options, createHandler }))
    names.set(options.clientId, name)
  }
  return { get: (name) => Promise.resolve(handlers.get(name) ?? null), forget: () => Promise.resolve() }
}

function handlersOnDemand<Options extends AppClient>(
  optionsOf: TenantReader<Options>,
  maxTenants: number,
  createHandler: CreateHandler<Options>,
): TenantHandlers {
  if (!(Number.isInteger(maxTenants) && maxTenants > 0))
    throw new Error(`maxTenants: ${maxTenants} must be a whole number above 0`)
  // The least recently used tenant is first.
  const kept = new Map<string, Tenant>()

  function begin(name: string): Tenant {
    const handler = Promise.resolve()
      .then(() => askApplication('tenants', () => optionsOf(name)))
      .then((options) => options && keep(name, tenant, options))
    const tenant: Tenant = { handler, clientId: null, spellings: new Set() }
    // A name that is unknown is not kept, because clients can invent any number of names.
    const drop = (): void => {
      if (kept.get(name) === tenant) kept.delete(name)
    }
    handler.then((found) => found ?? drop(), drop)
    return tenant
  }

  const withClient = (id: string): [string, Tenant] | undefined => [...kept].find(([, { clientId }]) => clientId === id)

  function keep(name: string, tenant: Tenant, options: Options): Tenant['handler'] {
    const [, same] = withClient(options.clientId) ?? []
    if (same) {
      // Another spelling of the name, such as a host in capitals. It is not kept, because clients can invent any number.
      if (kept.get(name) === tenant) kept.delete(name)
      addSpelling(same.spellings, name)
      return same.handler
    }
    const handler = createOrReport({ name, options, createHandler })
    tenant.clientId = options.clientId
    const known = [...kept].filter(([, { clientId }]) => clientId !== null)
    const [oldest] = known
    if (oldest && known.length > maxTenants) kept.delete(oldest[0])
    return Promise.resolve(handler)
  }

  async function forget(name: string): Promise<void> {
    kept.delete(name)
    // The handler may be kept under another spelling of the name, and its app client may have changed.
    for (const [other, { spellings }] of kept) if (spellings.has(name)) kept.delete(other)
    const options = await askApplication('tenants', () => optionsOf(name)).catch(() => null)
    const [other] = (options && withClient(options.clientId)) ?? []
    if (other !== undefined) kept.delete(other)
  }

  return {
    get: (name) => {
      const tenant = kept.get(name) ?? begin(name)
      kept.delete(name)
      kept.set(name, tenant)
      return tenant.handler
    },
    forget,
  }
}

function addSpelling(spellings: Set<string>, name: string): void {
  spellings.delete(name)
  spellings.add(name)
  const [oldest] = spellings
  if (oldest !== undefined && spellings.size > MAX_SPELLINGS) spellings.delete(oldest)
}

/** Calls a function of the application. An error is reported without its text, which may be secret. */
export async function askApplication<T>(option: string, call: () => T | Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : 'no error'
    throw new SignInError('upstream_unavailable', { detail: `the option ${option} threw (${name})` })
  }
}

interface NewTenant<Options> {
  readonly name: string
  /** The tenant that has the app client already, if there is one. */
  readonly owner?: string | undefined
  readonly options: Options
  readonly createHandler: CreateHandler<Options>
}

function create<Options>({ name, owner, options, createHandler }: NewTenant<Options>): SignInHandler {
  // Cookies of one app client open at every handler of the app client.
  if (owner !== undefined)
    throw new Error(`tenants: "${name}" has the clientId of "${owner}"; give each tenant an app client of its own`)
  try {
    return createHandler(options)
  } catch (thrown) {
    throw new Error(`tenants: "${name}": ${thrown instanceof Error ? thrown.message : 'invalid options'}`)
  }
}

function createOrReport<Options>(tenant: NewTenant<Options>): SignInHandler {
  try {
    return create(tenant)
  } catch (thrown) {
    throw new SignInError('server_misconfigured', { detail: thrown instanceof Error ? thrown.message : 'tenants' })
  }
}
