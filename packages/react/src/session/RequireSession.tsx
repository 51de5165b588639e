'use client'

import type { Session } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { SignIn } from '../sign-in/SignIn.tsx'
import { useSession } from './useSession.ts'

export interface RequireSessionProps {
  /** What only a signed-in person sees; as a function, with the session. */
  readonly children: ReactNode | ((session: Session) => ReactNode)
  /** What everyone else sees. @default <SignIn /> */
  readonly fallback?: ReactNode
  /** What is shown until the backend has said which. @default nothing */
  readonly loading?: ReactNode
}

/** Shows its children to whoever is signed in. It decides what is on screen, and nothing else: your API checks too. */
export function RequireSession({ children, fallback = <SignIn />, loading = null }: RequireSessionProps): ReactNode {
  const { data, isPending } = useSession()
  if (isPending) return loading
  if (!data) return fallback
  return typeof children === 'function' ? children(data) : children
}
