'use client'

import type { Session } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { SignIn } from '../sign-in/SignIn.tsx'
import { useSession } from './useSession.ts'

export interface RequireSessionProps {
  /** What a signed-in user sees. A function receives the session. */
  readonly children: ReactNode | ((session: Session) => ReactNode)
  /** What everyone else sees. @default <SignIn /> */
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
export function RequireSession({ children, fallback = <SignIn />, loading = null }: RequireSessionProps): ReactNode {
  const { data, isPending } = useSession()
  if (isPending) return loading
  if (!data) return fallback
  return typeof children === 'function' ? children(data) : children
}
