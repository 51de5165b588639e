import type { Session } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'

/** Where TanStack Query keeps the session. */
export const sessionKey: readonly ['session'] = ['session']

/** Whose session it is: undefined where nobody asked, null where nobody is signed in. */
export function ownerOf(client: QueryClient): string | null | undefined {
  const session = client.getQueryData<Session | null>(sessionKey)
  return session && session.username
}

/** A session arrived: whoever asks for it has it at once. */
export function keepSession(client: QueryClient, session: Session): void {
  forgetAnswers(client)
  client.setQueryData(sessionKey, session)
}

/** The session is over: nothing that was fetched with it stays, on screen or in the cache. */
export function dropSession(client: QueryClient): void {
  forgetAnswers(client)
  client.setQueryData(sessionKey, null)
  const cache = client.getQueryCache()
  for (const query of cache.getAll()) {
    if (query.queryKey[0] === sessionKey[0]) continue
    query.reset()
    cache.remove(query)
  }
  client.getMutationCache().clear()
}

// An answer that is still on its way was true before.
function forgetAnswers(client: QueryClient): void {
  void client.cancelQueries({ queryKey: sessionKey }, { silent: true })
}
