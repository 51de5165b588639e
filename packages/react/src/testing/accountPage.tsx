import type { Scenario } from '@challenge-kit/core/testing'
import type { ReactNode } from 'react'
import type { MessagesInput } from '../messages/messages.ts'
import { SignInProvider } from '../SignInProvider.tsx'
import '../styles/account.css'
import { openPage, type Page } from './page.tsx'

/** Opens a screen of the account over a scripted backend. */
export function openAccount({ transport }: Scenario, screen: ReactNode, messages?: MessagesInput): Page {
  sessionStorage.clear()
  return openPage(
    <SignInProvider transport={transport} messages={messages}>
      {screen}
    </SignInProvider>,
  )
}

/** Stands in for signing in again: two buttons. */
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
