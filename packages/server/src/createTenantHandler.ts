import { toSignInError } from '@challenge-kit/core'
import type { RefreshedSession, SignInHandler } from './composeHandler.ts'
import type { RequestHandler } from './http/handler.ts'
import type { SecurityEventListener } from './http/securityEvent.ts'
import { answerWithoutTenant } from './http/withoutTenant.ts'
import { type RequestOrHeaders, type ServerSession, toRequest } from './session/sessionCalls.ts'
import { askApplication, createTenantHandlers, type Tenants } from './tenantHandlers.ts'

/** The options of {@link createTenantHandler}. */
export interface TenantHandlerOptions {
  /**
   * Returns the name of the tenant that a request belongs to, or null if the request belongs to none. A client can write
   * every part of a request, so the name only selects a tenant and proves nothing.
   */
  readonly tenant: (request: Request) => string | null | Promise<string | null>
  /** The options of each tenant. Each tenant needs its own app client. */
  readonly tenants: Tenants
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
   * Resolves to the handler of a tenant, by its name or by a request that belongs to it. Null if there is no such tenant.
   *
   * @throws `SignInError` with `upstream_unavailable` if the option `tenant` or `tenants` throws, and with
   * `server_misconfigured` if the options of the tenant are invalid.
   */
  handlerOf(from: Request | string): Promise<SignInHandler | null>
  /** Forgets the handler of a tenant, because its options have changed. The next request reads the options again. */
  forget(name: string): void
}

/**
 * Creates one handler for several tenants. Each tenant has its own user pool or app client, and its own keys, cookies,
 * limits and sessions.
 *
 * @throws `Error` at start-up if `tenants` is an object and an option in it is invalid.
 * @example
 * ```ts
 * import { createTenantHandler, type SignInHandlerOptions } from '@challenge-kit/server'
 *
 * export const serve = (acme: SignInHandlerOptions, globex: SignInHandlerOptions) =>
 *   createTenantHandler({
 *     tenant: (request) => request.headers.get('host')?.split('.')[0] ?? null,
 *     tenants: { acme, globex },
 *   })
 * ```
 */
export function createTenantHandler(options: TenantHandlerOptions): TenantHandler {
  const { tenant: nameOf, onEvent = () => undefined, maxTenants = 1_000 } = options
  const handlers = createTenantHandlers(options.tenants, maxTenants)

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
    getSession: async (from: RequestOrHeaders) => (await handlerOf(toRequest(from)))?.getSession(from) ?? null,
    refreshSession: async (from: RequestOrHeaders) =>
      (await handlerOf(toRequest(from)))?.refreshSession(from) ?? { session: null, setCookie: [] },
    handlerOf,
    forget: handlers.forget,
  })
}
