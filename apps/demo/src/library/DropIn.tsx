import { SignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useFirst } from '../lab/labState.ts'

/** The whole sign-in, whatever is asked. */
export function DropIn(): ReactNode {
  return <SignIn identifier="usernameOrEmail" first={useFirst()} appName="Lantern Library" help="#help" />
}
