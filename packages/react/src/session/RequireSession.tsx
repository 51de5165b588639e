'use client'

import type { Session } from '@challenge-kit/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useSessionScope } from '../scope/sessionScope.ts'
import { onDemand } from '../ui/onDemand.ts'
import { useOnDemand } from '../ui/useOnDemand.ts'
import { useSession } from './useSession.ts'

export interface RequireSessionProps {
  /** What a signed-in user sees. A function receives the session. */
  readonly children: ReactNode | ((session: Session) => ReactNode)
  /**
   * What everyone else sees. The default loads the code of the sign-in when it is shown. A `<SignIn />` that you pass is
   * loaded with the page.
   * @default <SignIn />
   */
  readonly fallback?: ReactNode
  /** Shown until the backend has replied. @default nothing */
  readonly loading?: ReactNode
}

/**
 * Shows its children only to a signed-in user. This component does not protect data, so your API must also check the
 * session.
 *
 * @example
 * <RequireSession>{({ claims }) => <p>Welcome, {claims.name}</p>}</RequireSession>
 */
export function RequireSession({ children, fallback, loading = null }: RequireSessionProps): ReactNode {
  const { data, isPending } = useSession()
  if (isPending) return loading
  if (!data) return fallback === undefined ? <DefaultFallback>{loading}</DefaultFallback> : fallback
  return typeof children === 'function' ? children(data) : children
}

// Milliseconds between two attempts to load the sign-in.
const RETRY_MS = 3000

const signIn = onDemand(() => import('../sign-in/SignIn.tsx').then((module) => module.SignIn))

/** Loads and shows the sign-in. Shows the children meanwhile. After a failure, loads the sign-in again. */
function DefaultFallback({ children }: { readonly children: ReactNode }): ReactNode {
  const { transport } = useSessionScope('RequireSession')
  const [attempt, setAttempt] = useState(0)
  const { loaded: SignIn, failure } = useOnDemand(signIn, attempt)
  useEffect(() => {
    if (!failure) return
    const timer = setTimeout(() => setAttempt((count) => count + 1), RETRY_MS)
    return () => clearTimeout(timer)
  }, [failure])
  // `SignIn` uses this transport only under a `SessionProvider`, because a `SignInProvider` has its own flow.
  return SignIn ? <SignIn transport={transport} /> : children
}
