'use client'

import type { Session, SignInError } from '@challenge-kit/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { sessionKey } from '../scope/sessionQuery.ts'
import { useSessionScope } from '../scope/sessionScope.ts'

// A session is refreshed this many milliseconds before it expires, and counts as fresh for the same time. A refresh comes
// at the earliest after half of this time.
const MARGIN = 60_000

/**
 * Returns the session, or null if nobody is signed in. While the page is visible, the session is refreshed before it
 * expires.
 *
 * @example
 * const { data: session } = useSession()
 */
export function useSession(): UseQueryResult<Session | null, SignInError> {
  const scope = useSessionScope('useSession')
  return useQuery<Session | null, SignInError>({
    queryKey: sessionKey,
    queryFn: scope.fetch,
    staleTime: MARGIN,
    retry: false,
    refetchInterval: ({ state: { data } }) => (data ? Math.max(data.expiresIn * 1000 - MARGIN, MARGIN / 2) : false),
  })
}
