'use client'

import { httpTransport, type Transport } from '@challenge-kit/core'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { createTranslate, type MessagesInput, MessagesContext } from '../messages/messages.ts'
import { SessionContext } from '../scope/sessionScope.ts'
import { createSignInScope, SignInContext } from '../scope/signInScope.ts'
import { useClient } from '../scope/useClient.ts'

export interface SignInProviderProps {
  /**
   * The function that calls the backend. The provider reads this prop once, when it mounts.
   * @default httpTransport()
   */
  readonly transport?: Transport | undefined
  /** The messages of another language, or the single messages that your page changes. @default English */
  readonly messages?: MessagesInput | undefined
  /** Returns the `EncodedData` of Cognito's threat protection. The provider reads this prop once, when it mounts. */
  readonly contextData?: (() => Promise<string>) | undefined
  /**
   * True if the page uses SRP, so that the backend never receives the password. The backend's `authFlow` must be
   * `USER_SRP_AUTH`. The provider reads this prop once, when it mounts.
   * @default false
   */
  readonly browserSrp?: boolean | undefined
  readonly children?: ReactNode
}

/**
 * Provides one sign-in flow to all components inside the provider. The provider updates TanStack Query's query
 * `['session']` when the flow or another tab changes the session. Put a `QueryClientProvider` around the provider.
 *
 * @example
 * import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
 * const client = new QueryClient()
 * const app = (
 *   <QueryClientProvider client={client}>
 *     <SignInProvider>
 *       <RequireSession>{(session) => <p>Welcome, {session.username}</p>}</RequireSession>
 *     </SignInProvider>
 *   </QueryClientProvider>
 * )
 */
export function SignInProvider({
  transport,
  messages,
  contextData,
  browserSrp,
  children,
}: SignInProviderProps): ReactNode {
  const client = useClient()
  const [scope] = useState(() =>
    createSignInScope({ transport: transport ?? httpTransport(), client, contextData, browserSrp }),
  )
  const t = useMemo(() => createTranslate(messages), [messages])
  useEffect(() => scope.watch(), [scope])
  return (
    <SignInContext.Provider value={scope}>
      <SessionContext.Provider value={scope}>
        <MessagesContext.Provider value={t}>{children}</MessagesContext.Provider>
      </SessionContext.Provider>
    </SignInContext.Provider>
  )
}
