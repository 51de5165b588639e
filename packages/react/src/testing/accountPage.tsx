import type { Scenario } from '@challenge-kit/core/testing'
import type { ReactNode } from 'react'
import type { MessagesInput } from '../messages/messages.ts'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import '../styles/account.css'
import { openPage, type Page } from './page.tsx'

/** Opens an account screen with a scripted backend. */
export function openAccount({ transport }: Scenario, screen: ReactNode, messages?: MessagesInput): Page {
  sessionStorage.clear()
  return openPage(
    <SignInProvider transport={transport} messages={messages}>
      {screen}
    </SignInProvider>,
  )
}

/**
 * Replaces the step-up of an account screen with two buttons. One button completes the step-up, and the other button
 * cancels the step-up.
 */
export function StepUpButtons({
  onDone,
  onCancel,
}: {
  readonly onDone: () => void
  readonly onCancel: () => void
}): ReactNode {
  return (
    <>
      <button type="button" onClick={onDone}>
        It’s me
      </button>
      <button type="button" onClick={onCancel}>
        Rather not
      </button>
    </>
  )
}
