import { SignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'

interface Analytics {
  record(name: string, details?: { readonly code: string }): void
}

export const Login = ({ analytics }: { readonly analytics: Analytics }): ReactNode => (
  <SignIn onEvent={(step, code) => analytics.record(`sign-in ${step}`, code && { code })} />
)
