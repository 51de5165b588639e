import type { Scenario } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, type RenderResult } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { type ReactNode, StrictMode } from 'react'
import { onTestFinished } from 'vitest'
import { RequireSession } from '../session/RequireSession.tsx'
import { SignIn, type SignInProps } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../SignInProvider.tsx'
import '../styles/kit.css'

// What is there sooner is not waited for; a busy machine is no failure.
configure({ asyncUtilTimeout: 5_000 })

/** A page with the kit on it, and a person in front of it. */
export interface Page extends RenderResult {
  readonly client: QueryClient
  readonly user: UserEvent
  /** The input with this label. */
  input(label: string | RegExp): HTMLInputElement
  /** The input with this label, once it is there. */
  findInput(label: string | RegExp): Promise<HTMLInputElement>
}

/** Puts `children` on a page with TanStack Query, in StrictMode, as a careful host does. */
export function openPage(children: ReactNode): Page {
  const client = new QueryClient()
  const user = userEvent.setup()
  onTestFinished(cleanup)
  const view = render(
    <StrictMode>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </StrictMode>,
  )
  return {
    client,
    user,
    ...view,
    input: (label) => asInput(view.getByLabelText(label)),
    findInput: async (label) => asInput(await view.findByLabelText(label)),
  }
}

function asInput(element: HTMLElement): HTMLInputElement {
  if (element instanceof HTMLInputElement) return element
  throw new TypeError('the label belongs to no input')
}

/** Opens `<SignIn />` over a scripted conversation. */
export function openSignIn({ transport }: Scenario, props: SignInProps = {}): Page {
  sessionStorage.clear()
  return openPage(<SignIn transport={transport} {...props} />)
}

/** Opens a step-up for whoever is signed in. */
export function openStepUp({ transport }: Scenario, props: SignInProps = {}): Page {
  return openPage(
    <SignInProvider transport={transport}>
      <RequireSession>
        <SignIn intent="step-up" {...props} />
      </RequireSession>
    </SignInProvider>,
  )
}

/** Opens `<SignIn />` in a tab that left a sign-in behind. */
export function reopenSignIn({ transport }: Scenario, props: SignInProps = {}): Page {
  sessionStorage.setItem('challenge-kit.sign-in', '1')
  return openPage(<SignIn transport={transport} {...props} />)
}

/** Signs in as far as the first question. */
export async function enterCredentials({ user, input, getByRole }: Page): Promise<void> {
  await user.type(input('Username'), 'alice@example.com')
  await user.type(input('Password'), 'correct horse')
  await user.click(getByRole('button', { name: 'Sign in' }))
}
