import { toSignInError } from '@challenge-kit/core'
import type { SignInHandler } from './composeHandler.ts'
import type { RequestHandler } from './request/fetchRequest.ts'
import type { SignInHandlerOptions } from './options.ts'
import type { SecurityEventListener } from './http/securityEvent.ts'
import { answerWithoutTenant } from './http/withoutTenant.ts'
import {
  readRequest,
  type RefreshedSession,
  type RequestOrHeaders,
  type ServerSession,
} from './session/sessionCalls.ts'
import {
  type AppClient,
  askApplication,
  type CreateHandler,
  createTenantHandlers,
  type Tenants,
} from './tenantHandlers.ts'

/** The options of `createTenantHandler`. */
export interface TenantHandlerOptions<Options extends AppClient = SignInHandlerOptions> {
  /**
   * Returns the name of the tenant that a request belongs to, or null if the request belongs to none. A client can write
   * every part of a request, so the name only selects a tenant and proves nothing.
   */
  readonly tenant: (request: Request) => string | null | Promise<string | null>
  /**
   * The options of each tenant. Each tenant needs its own app client. If a function returns the same app client for two
   * names, such as two spellings of a host, they are one tenant, with the options of the name that came first.
   */
  readonly tenants: Tenants<Options>
  /**
   * How many handlers are kept if `tenants` is a function. Above this number, the least recently used handler is created
   * again at its next request, and its limits in memory start again. @default 1000
   */
  readonly maxTenants?: number
  /** Called for a request that no tenant answers. The events of a tenant go to the `onEvent` of the tenant. */
  readonly onEvent?: SecurityEventListener
}

/** A handler for several tenants. It answers like the handler of the tenant that a request belongs to. */
export interface TenantHandler extends RequestHandler {
  /**
   * Resolves to the session of the request at its tenant. Null also for a request that belongs to no tenant. With headers
   * alone, the option `tenant` gets a request with a placeholder for its URL.
   */
  getSession(from: RequestOrHeaders): Promise<ServerSession | null>
  /** Resolves to the session of the request at its tenant, refreshed if necessary. */
  refreshSession(from: RequestOrHeaders): Promise<RefreshedSession>
  /**
   * Resolves to the handler of a tenant, by its name or by a request that belongs to it. Null if no tenant matches.
   *
   * @throws `SignInError` with `upstream_unavailable` if the option `tenant` or `tenants` throws, and with
   * `server_misconfigured` if the options of the tenant are invalid.
   */
  handlerOf(from: Request | string): Promise<SignInHandler | null>
  /**
   * Forgets the handler of a tenant, because its options have changed. Resolves when the next request of the tenant reads
   * the options again.
   */
  forget(name: string): Promise<void>
}

/** Creates a {@link TenantHandler} whose tenants have handlers that `createHandler` makes. */
export function composeTenantHandler<Options extends AppClient>(
  options: TenantHandlerOptions<Options>,
  createHandler: CreateHandler<Options>,
): TenantHandler {
  const { tenant: nameOf, onEvent = () => undefined, maxTenants = 1_000 } = options
  const handlers = createTenantHandlers(options.tenants, maxTenants, createHandler)

  async function handlerOf(from: Request | string): Promise<SignInHandler | null> {
    const name = typeof from === 'string' ? from : await askApplication('tenant', () => nameOf(from))
    return name === null ? null : handlers.get(name)
  }

  const handle: RequestHandler = async (request, context = {}) => {
    let handler: SignInHandler | null
    try {
      handler = await handlerOf(request)
    } catch (thrown) {
      return answerWithoutTenant(toSignInError(thrown), context, onEvent)
    }
    return handler ? handler(request, context) : answerWithoutTenant(null, context, onEvent)
  }

  return Object.assign(handle, {
    getSession: async (from: RequestOrHeaders) =>
      (await handlerOf(readRequest(from).toRequest()))?.getSession(from) ?? null,
    refreshSession: async (from: RequestOrHeaders) =>
      (await handlerOf(readRequest(from).toRequest()))?.refreshSession(from) ?? { session: null, setCookie: [] },
    handlerOf,
    forget: handlers.forget,
  })
}
