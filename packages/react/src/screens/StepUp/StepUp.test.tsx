import type { Session } from '@challenge-kit/core'
import { asks, fails, type Outcome, type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { RequireSession } from '../../session/RequireSession.tsx'
import { useSession } from '../../session/useSession.ts'
import { SignIn, type SignInProps } from '../../sign-in/SignIn.tsx'
import { SignInProvider } from '../../sign-in/SignInProvider.tsx'
import { openPage, type Page } from '../../testing/page.tsx'
import { useSignIn } from '../../sign-in/useSignIn.ts'

const session: Session = { username: 'alice', signInName: 'alice', claims: { level: 1 }, expiresIn: 3600 }
const code = asks('SOFTWARE_TOKEN_MFA', { deviceName: null })

/** A page of a signed-in user with an action that needs a step-up. */
function openAccount(outcomes: readonly Outcome[], props: SignInProps = {}): Page & { readonly backend: Scenario } {
  sessionStorage.clear()
  const backend = scenario(outcomes, { session })
  const page = openPage(
    <SignInProvider transport={backend.transport}>
      <RequireSession>
        <Account {...props} />
      </RequireSession>
    </SignInProvider>,
  )
  return { backend, ...page }
}

function Account({ onSignedIn, ...props }: SignInProps): ReactNode {
  const [asking, ask] = useState(false)
  const level = useSession().data?.claims['level']
  const done = (refreshed: Session): void => {
    onSignedIn?.(refreshed)
    ask(false)
  }
  return (
    <>
      <p>Level {String(level)}</p>
      <button type="button" onClick={() => ask(!asking)}>
        {asking ? 'Never mind' : 'Change something'}
      </button>
      {asking && <SignIn intent="step-up" onSignedIn={done} {...props} />}
    </>
  )
}

const press = async (page: Page, name: string): Promise<void> =>
  page.user.click(await page.findByRole('button', { name }))

test('a step-up asks for the password only and replaces the session', async () => {
  const onSignedIn = vi.fn<(session: Session) => void>()
  const page = openAccount([signsIn({ level: 2 })], { onSignedIn })
  await page.findByText('Level 1')
  await press(page, 'Change something')
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  const password = page.input('Password')
  await waitFor(() => expect(document.activeElement).toBe(password))
  expect(page.input('Signing in as')).toMatchObject({ value: 'alice', readOnly: true })
  await page.user.type(password, 'correct horse{Enter}')
  await page.findByText('Level 2')
  expect(page.queryByRole('heading')).toBeNull()
  expect(onSignedIn).toHaveBeenCalledTimes(1)
  expect(page.backend.sent).toEqual([
    { call: 'session', input: {} },
    { call: 'start', input: { username: 'alice', password: 'correct horse', intent: 'step-up' } },
  ])
  expect(sessionStorage.length).toBe(0)
})

test('a second step-up starts from its first screen', async () => {
  const page = openAccount([signsIn({ level: 2 }), signsIn({ level: 3 })])
  for (const level of [2, 3]) {
    await press(page, 'Change something')
    await page.user.type(await page.findInput('Password'), 'correct horse{Enter}')
    await page.findByText(`Level ${level}`)
  }
  expect(page.backend.sent.map(({ call }) => call)).toEqual(['session', 'start', 'start'])
})

test('cancelling a step-up keeps the session and ends the flow', async () => {
  const page = openAccount([code, code])
  await press(page, 'Change something')
  await page.user.type(await page.findInput('Password'), 'correct horse{Enter}')
  await page.findInput('Code from your app')
  expect(page.queryByRole('button', { name: 'Not you?' })).toBeNull()
  expect(sessionStorage.length).toBe(0)
  await press(page, 'Never mind')
  await page.findByText('Level 1')
  await waitFor(() => expect(page.backend.sent.map(({ call }) => call)).toEqual(['session', 'start', 'cancel']))
  await press(page, 'Change something')
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  expect(page.client.getQueryData(['session'])).toEqual(session)
})

test('with `first="username"`, the first screen of a step-up has only a button', async () => {
  const page = openAccount([asks('PASSWORD', {}), signsIn({ level: 2 })], { first: 'username' })
  await press(page, 'Change something')
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  expect(page.queryByLabelText('Password')).toBeNull()
  await press(page, 'Continue')
  await page.user.type(await page.findInput('Password'), 'correct horse{Enter}')
  await page.findByText('Level 2')
  expect(page.backend.sent[1]).toEqual({ call: 'start', input: { username: 'alice', intent: 'step-up' } })
})

test('a wrong password in a step-up is shown at the field', async () => {
  const page = openAccount([fails('invalid_credentials')])
  await press(page, 'Change something')
  await page.user.type(await page.findInput('Password'), 'wrong{Enter}')
  await page.findByText('That doesn’t match your password.')
  expect(page.getByText('Level 1').isConnected).toBe(true)
})

test('if the session is over, the user has to sign in from the start', async () => {
  const page = openAccount([fails('signed_out')])
  await press(page, 'Change something')
  await page.user.type(await page.findInput('Password'), 'correct horse{Enter}')
  await page.findByRole('heading', { name: 'Sign in' })
  expect(page.client.getQueryData(['session'])).toBeNull()
})

function Headless({ name }: { readonly name: string }): ReactNode {
  const flow = useSignIn({ intent: 'step-up' })
  return (
    <button type="button" onClick={() => flow.step === 'CREDENTIALS' && flow.submit({ username: flow.username })}>
      {name}: {flow.step}
    </button>
  )
}

test('all hooks of a page share one step-up', async () => {
  const backend = scenario([code], { session })
  const page = openPage(
    <SignInProvider transport={backend.transport}>
      <RequireSession>
        <Headless name="one" />
        <Headless name="other" />
      </RequireSession>
    </SignInProvider>,
  )
  await press(page, 'one: CREDENTIALS')
  const other = await page.findByText('other: SOFTWARE_TOKEN_MFA')
  expect(other.isConnected).toBe(true)
})

test('a step-up without a session throws an error for the developer', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { transport } = scenario([])
  const mount = (): Page =>
    openPage(
      <SignInProvider transport={transport}>
        <Headless name="one" />
      </SignInProvider>,
    )
  expect(mount).toThrow('A step-up needs a signed-in user. Put it inside <RequireSession>.')
  vi.restoreAllMocks()
})
