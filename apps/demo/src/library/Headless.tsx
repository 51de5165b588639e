import { useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'

export function Headless(): ReactNode {
  return <p>{useSignIn().step}</p>
}
