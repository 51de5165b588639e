'use client'

import { httpTransport, type Transport } from '@challenge-kit/core'
import { QueryClientContext } from '@tanstack/react-query'
import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createTranslate, type MessagesInput, MessagesContext } from './messages/messages.ts'
import { createSignInScope, SignInContext } from './scope/signInScope.ts'

export interface SignInProviderProps {
  /** How the page calls the backend. It is read once, when the provider mounts. @default httpTransport() */
  readonly transport?: Transport | undefined
  /** Another language, or single messages. @default English */
  readonly messages?: MessagesInput | undefined
  /** Returns the `EncodedData` of Cognito's threat protection. It is read once, when the provider mounts. */
  readonly contextData?: (() => Promise<string>) | undefined
  /**
   * True if the page uses SRP, so that the backend never receives the password. The backend's `authFlow` must be
   * `USER_SRP_AUTH`. It is read once, when the provider mounts.
   * @default false
   */
  readonly browserSrp?: boolean | undefined
  readonly children?: ReactNode
}

/**
 * Provides one sign-in to all components below it, and keeps TanStack Query's `['session']` in step with it. It needs a
 * `QueryClientProvider` around it.
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
  const client = useContext(QueryClientContext)
  if (!client) {
    throw new Error(
      'Put a <QueryClientProvider client={…}> of @tanstack/react-query around <SignInProvider> or <SignIn>.',
    )
  }
  const [scope] = useState(() =>
    createSignInScope({ transport: transport ?? httpTransport(), client, contextData, browserSrp }),
  )
  const t = useMemo(() => createTranslate(messages), [messages])
  useEffect(() => scope.watch(), [scope])
  return (
    <SignInContext.Provider value={scope}>
      <MessagesContext.Provider value={t}>{children}</MessagesContext.Provider>
    </SignInContext.Provider>
  )
}
