'use client'

import { httpTransport, type Transport } from '@challenge-kit/core'
import { QueryClientContext } from '@tanstack/react-query'
import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createTranslate, type MessagesInput, MessagesContext } from './messages/messages.ts'
import { createSignInScope, SignInContext } from './scope/signInScope.ts'

export interface SignInProviderProps {
  /** How the backend is reached. Read once, when the provider mounts. @default httpTransport() */
  readonly transport?: Transport | undefined
  /** Another language, or single sentences. @default English */
  readonly messages?: MessagesInput | undefined
  /** `EncodedData` for Cognito's threat protection, collected in the page. Read once, when the provider mounts. */
  readonly contextData?: (() => Promise<string>) | undefined
  /**
   * The page proves the password by SRP, so that the backend never sees it. The backend's `authFlow` has to be
   * `USER_SRP_AUTH`. Read once, when the provider mounts. @default false
   */
  readonly browserSrp?: boolean | undefined
  readonly children?: ReactNode
}

/**
 * Holds one sign-in for everything below it, and keeps TanStack Query's `['session']` in step with it. Needs a
 * `QueryClientProvider` around it.
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
