'use client'

import type { Session, SignInError } from '@challenge-kit/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { sessionKey } from '../scope/sessionQuery.ts'
import { useSessionScope } from '../scope/sessionScope.ts'

// A session is refreshed this many seconds before it expires.
const MARGIN = 60

/**
 * Returns the session, or null if nobody is signed in. While the page is visible, the session is refreshed before it
 * expires.
 *
 * @example
 * const { data: session } = useSession()
 */
export function useSession(): UseQueryResult<Session | null, SignInError> {
  const { flow, transport, end } = useSessionScope('useSession')
  return useQuery<Session | null, SignInError>({
    queryKey: sessionKey,
    queryFn: async () => {
      const before = flow?.getState()
      // The call is never aborted, because the backend may be refreshing the session, and StrictMode would cause a
      // second refresh.
      const { session } = await transport('session', {}, { signal: new AbortController().signal })
      // The backend no longer has the session, so the flow of this page returns to the credentials with a notice.
      if (!session && before?.step === 'SIGNED_IN' && flow?.getState() === before) await end(false)
      return session
    },
    staleTime: MARGIN * 1000,
    retry: false,
    refetchInterval: ({ state }) => (state.data ? Math.max(state.data.expiresIn - MARGIN, MARGIN / 2) * 1000 : false),
  })
}
