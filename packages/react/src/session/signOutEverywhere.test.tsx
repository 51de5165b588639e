import type { Session } from '@challenge-kit/core'
import { type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { SignIn } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import { enterCredentials, openPage, type Page } from '../testing/page.tsx'
import { useSession } from './useSession.ts'
import { useSignOut } from './useSignOut.ts'

const session: Session = { username: 'alice', signInName: 'alice', claims: {}, expiresIn: 3600 }

function openTab({ transport }: Scenario, page: ReactNode = <Everywhere />): Page {
  sessionStorage.clear()
  return openPage(<SignInProvider transport={transport}>{page}</SignInProvider>)
}

function Everywhere() {
  const { data } = useSession()
  const { mutate, data: signedOut } = useSignOut()
  return (
    <>
      <p>{data ? 'Signed in' : 'Signed out'}</p>
      <p>{signedOut && `everywhere: ${signedOut.everywhere}`}</p>
      <button type="button" onClick={() => mutate({ everywhere: true })}>
        Leave
      </button>
    </>
  )
}

/** Makes `sign-out` reply with `everywhere`: false if the backend cannot reach Cognito. */
function answering(backend: Scenario, everywhere: boolean): Scenario {
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await backend.transport(call, input, options)
    return call === 'sign-out' ? { ...reply, everywhere } : reply
  }
  return { ...backend, transport }
}

test.each([true, false])(
  'useSignOut({ everywhere: true }) returns what Cognito did: everywhere %s',
  async (everywhere) => {
    const backend = answering(scenario([], { session }), everywhere)
    const page = openTab(backend)
    await page.findByText('Signed in')
    await page.user.click(page.getByRole('button', { name: 'Leave' }))
    await page.findByText(`everywhere: ${everywhere}`)
    await page.findByText('Signed out')
    expect(backend.sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } })
  },
)

test('a user of the page’s own flow sees if other devices stay signed in', async () => {
  const backend = answering(scenario([signsIn()]), false)
  const page = openTab(
    backend,
    <>
      <SignIn />
      <Everywhere />
    </>,
  )
  await enterCredentials(page)
  await page.findByText('Signed in')
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await page.findByText('You’re signed out here. Other devices may still be signed in.')
  await page.findByText('everywhere: false')
  expect(backend.sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } })
})

test.each([
  [true, 'You’re signed out.'],
  [false, 'You’re signed out here. Other devices may still be signed in.'],
])('a user from before the page loaded sees the same notice: everywhere %s', async (everywhere, sentence) => {
  const backend = answering(scenario([], { session }), everywhere)
  const page = openTab(
    backend,
    <>
      <SignIn />
      <Everywhere />
    </>,
  )
  await page.findByText('Signed in')
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  expect((await page.findByText(sentence)).isConnected).toBe(true)
})
