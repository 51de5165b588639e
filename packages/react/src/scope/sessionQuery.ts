import type { Session, SessionCache } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'

/** The key of the session in TanStack Query. */
export const sessionKey: readonly ['session'] = ['session']

/** Returns the session's username: null if nobody is signed in, undefined if the page has not asked yet. */
export function ownerOf(client: QueryClient): string | null | undefined {
  const session = client.getQueryData<Session | null>(sessionKey)
  return session && session.username
}

/** Stores a new session, so that every `useSession` returns it. */
function keepSession(client: QueryClient, session: Session): void {
  cancelSessionQuery(client)
  client.setQueryData(sessionKey, session)
}

/** Stores that nobody is signed in, and removes everything that was fetched with the session. */
export function dropSession(client: QueryClient): void {
  cancelSessionQuery(client)
  client.setQueryData(sessionKey, null)
  const cache = client.getQueryCache()
  for (const query of cache.getAll()) {
    if (query.queryKey[0] === sessionKey[0]) continue
    query.reset()
    cache.remove(query)
  }
  client.getMutationCache().clear()
}

/** The cache that core keeps in step with the flow. */
export function sessionCache(client: QueryClient): SessionCache {
  return {
    owner: () => ownerOf(client),
    keep: (session) => keepSession(client, session),
    drop: () => dropSession(client),
  }
}

// The reply of a pending query describes the session before the change.
function cancelSessionQuery(client: QueryClient): void {
  void client.cancelQueries({ queryKey: sessionKey }, { silent: true })
}
