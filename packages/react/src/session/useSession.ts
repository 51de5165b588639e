'use client'

import type { Session, SignInError } from '@challenge-kit/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useSignInScope } from '../signInScope.ts'
import { sessionKey } from './sessionQuery.ts'

const MARGIN = 60

/** The session, or null where nobody is signed in. It is renewed in time while a page that asks for it is in view. */
export function useSession(): UseQueryResult<Session | null, SignInError> {
  const { flow, transport, end } = useSignInScope('useSession')
  return useQuery<Session | null, SignInError>({
    queryKey: sessionKey,
    queryFn: async () => {
      const before = flow.getState()
      // Never aborted: the backend may be renewing the session just now, and StrictMode would have it done twice.
      const { session } = await transport('session', {}, { signal: new AbortController().signal })
      // The page's own sign-in is over, too: it begins anew, and says why.
      if (!session && before.step === 'SIGNED_IN' && flow.getState() === before) await end(false)
      return session
    },
    staleTime: MARGIN * 1000,
    retry: false,
    refetchInterval: ({ state }) => (state.data ? Math.max(state.data.expiresIn - MARGIN, MARGIN / 2) * 1000 : false),
  })
}
