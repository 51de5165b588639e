import type { Scenario } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, type RenderResult } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { type ReactNode, StrictMode } from 'react'
import { onTestFinished } from 'vitest'
import { RequireSession } from '../session/RequireSession.tsx'
import { SignIn, type SignInProps } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import '../styles/kit.css'

// The timeout is long, because a busy machine is slow. A query returns as soon as it finds its element.
configure({ asyncUtilTimeout: 5_000 })

/** A page with the kit's components, and a simulated user. */
export interface Page extends RenderResult {
  readonly client: QueryClient
  readonly user: UserEvent
  /** Returns the input with this label. */
  input(label: string | RegExp): HTMLInputElement
  /** Waits for the input with this label. */
  findInput(label: string | RegExp): Promise<HTMLInputElement>
}

/** Renders `children` on a page with TanStack Query, in StrictMode. */
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
  throw new TypeError('The element with this label is not an input.')
}

/** Opens `<SignIn />` with a scripted backend. */
export function openSignIn({ transport }: Scenario, props: SignInProps = {}): Page {
  sessionStorage.clear()
  return openPage(<SignIn transport={transport} {...props} />)
}

/** Opens a step-up for a signed-in user. */
export function openStepUp({ transport }: Scenario, props: SignInProps = {}): Page {
  return openPage(
    <SignInProvider transport={transport}>
      <RequireSession>
        <SignIn intent="step-up" {...props} />
      </RequireSession>
    </SignInProvider>,
  )
}

/** Opens `<SignIn />` on a page that was reloaded during a sign-in. */
export function reopenSignIn({ transport }: Scenario, props: SignInProps = {}): Page {
  sessionStorage.setItem('challenge-kit.sign-in', '1')
  return openPage(<SignIn transport={transport} {...props} />)
}

/** Types and sends the credentials. */
export async function enterCredentials({ user, input, getByRole }: Page): Promise<void> {
  await user.type(input('Username'), 'alice@example.com')
  await user.type(input('Password'), 'correct horse')
  await user.click(getByRole('button', { name: 'Sign in' }))
}
