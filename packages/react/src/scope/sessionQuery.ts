import type { Session, SessionCache } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'

/** The key of the session in TanStack Query. */
export const sessionKey: readonly ['session'] = ['session']

/**
 * Returns the username of the session. Returns null if nobody is signed in, and undefined if the page has not fetched
 * the session yet.
 */
export function ownerOf(client: QueryClient): string | null | undefined {
  const session = client.getQueryData<Session | null>(sessionKey)
  return session && session.username
}

/** Stores the session, so that every `useSession` returns it. */
function storeSession(client: QueryClient, session: Session | null): void {
  // A pending query is cancelled, because its reply describes the session before the change.
  void client.cancelQueries({ queryKey: sessionKey }, { silent: true })
  client.setQueryData(sessionKey, session)
}

/**
 * Stores that nobody is signed in. Removes all other queries and mutations, because their data may belong to the user.
 */
export function dropSession(client: QueryClient): void {
  storeSession(client, null)
  const cache = client.getQueryCache()
  const sessionQuery = cache.find({ queryKey: sessionKey })
  for (const query of cache.getAll()) {
    if (query === sessionQuery) continue
    query.reset()
    cache.remove(query)
  }
  client.getMutationCache().clear()
}

/** The cached session, which the core package updates when the flow changes. */
export function sessionCache(client: QueryClient): SessionCache {
  return {
    owner: () => ownerOf(client),
    keep: (session) => storeSession(client, session),
    drop: () => dropSession(client),
  }
}
