import type { Session } from '@challenge-kit/core'
import { type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { SignIn } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../SignInProvider.tsx'
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
      <p>{data ? 'Somebody is here' : 'Nobody is here'}</p>
      <p>{signedOut && `everywhere: ${signedOut.everywhere}`}</p>
      <button type="button" onClick={() => mutate({ everywhere: true })}>
        Leave
      </button>
    </>
  )
}

/** Cognito may not be reached. */
function answering(talk: Scenario, everywhere: boolean): Scenario {
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await talk.transport(call, input, options)
    return call === 'sign-out' ? { ...reply, everywhere } : reply
  }
  return { ...talk, transport }
}

test.each([true, false])('signing out everywhere tells where it was done: everywhere %s', async (everywhere) => {
  const talk = answering(scenario([], { session }), everywhere)
  const page = openTab(talk)
  await page.findByText('Somebody is here')
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await page.findByText(`everywhere: ${everywhere}`)
  await page.findByText('Nobody is here')
  expect(talk.sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } })
})

test('whoever signed in on this page and could be signed out only here is told so', async () => {
  const talk = answering(scenario([signsIn()]), false)
  const page = openTab(
    talk,
    <>
      <SignIn />
      <Everywhere />
    </>,
  )
  await enterCredentials(page)
  await page.findByText('Somebody is here')
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await page.findByText('You’re signed out here. Other devices may still be signed in.')
  await page.findByText('everywhere: false')
  expect(talk.sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } })
})

test.each([
  [true, 'You’re signed out.'],
  [false, 'You’re signed out here. Other devices may still be signed in.'],
])('so is whoever was signed in before the page was loaded: everywhere %s', async (everywhere, sentence) => {
  const talk = answering(scenario([], { session }), everywhere)
  const page = openTab(
    talk,
    <>
      <SignIn />
      <Everywhere />
    </>,
  )
  await page.findByText('Somebody is here')
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  expect((await page.findByText(sentence)).isConnected).toBe(true)
})
