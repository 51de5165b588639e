'use client'

import { httpTransport, type Transport } from '@challenge-kit/core'
import { type ReactNode, useEffect, useState } from 'react'
import { createSessionScope, SessionContext } from '../scope/sessionScope.ts'
import { useClient } from '../scope/useClient.ts'

export interface SessionProviderProps {
  /**
   * The function that calls the backend. The provider reads this prop once, when it mounts.
   * @default httpTransport()
   */
  readonly transport?: Transport | undefined
  readonly children?: ReactNode
}

/**
 * Provides the session to a page without a sign-in, for example to every page of your app except the sign-in page. Loads
 * no code of the sign-in. The provider updates TanStack Query's query `['session']` when another tab changes the session.
 * Put a `QueryClientProvider` around the provider.
 *
 * @example
 * import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
 * import { SessionProvider } from '@challenge-kit/react/session'
 * const client = new QueryClient()
 * const app = (
 *   <QueryClientProvider client={client}>
 *     <SessionProvider>
 *       <p>Every page of the app</p>
 *     </SessionProvider>
 *   </QueryClientProvider>
 * )
 */
export function SessionProvider({ transport, children }: SessionProviderProps): ReactNode {
  const client = useClient()
  const [scope] = useState(() => createSessionScope({ transport: transport ?? httpTransport(), client }, null))
  useEffect(() => scope.watch(), [scope])
  return <SessionContext.Provider value={scope}>{children}</SessionContext.Provider>
}
