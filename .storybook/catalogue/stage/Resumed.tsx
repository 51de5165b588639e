import { SignIn, type SignInProps } from '@challenge-kit/react'
import { type Outcome, scenario } from '@challenge-kit/react/testing'
import type { ReactNode } from 'react'
import { Stage } from './Stage.tsx'

export interface ResumedProps extends SignInProps {
  readonly locale: string
  /** The reply to the first call of the page. */
  readonly outcome: Outcome
}

/** `<SignIn />` after a reload: the page asks the backend for the sign-in that was in progress. */
export function Resumed({ locale, outcome, ...props }: ResumedProps): ReactNode {
  const backend = () => {
    sessionStorage.clear()
    sessionStorage.setItem('challenge-kit.sign-in', '1')
    return scenario([], { resume: outcome, username: 'alice@example.com' }).transport
  }
  return (
    <Stage locale={locale} backend={backend}>
      <SignIn {...props} />
    </Stage>
  )
}
