import { SignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** The whole sign-in, whatever is asked. */
export function DropIn(): ReactNode {
  return <SignIn identifier="email" appName="Lantern Library" help="#help" />
}
