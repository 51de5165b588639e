import type { Session } from '@challenge-kit/core'
import { asks, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { RequireSession } from '../session/RequireSession.tsx'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import { enterCredentials, openPage, openSignIn } from '../testing/page.tsx'

const bob: Session = { username: 'bob', signInName: 'bob', claims: {}, expiresIn: 3600 }

function openChannel(name: string): BroadcastChannel {
  const channel = new BroadcastChannel(name)
  onTestFinished(() => channel.close())
  return channel
}

test('a page follows only the sign-outs of pages with its session name', async () => {
  const transport = Object.assign(scenario([], { session: bob }).transport, { sessionName: '/acme' })
  const page = openPage(
    <SignInProvider transport={transport}>
      <RequireSession>{({ username }) => <p>Loans of {username}</p>}</RequireSession>
    </SignInProvider>,
  )
  await page.findByText('Loans of bob')
  openChannel('challenge-kit').postMessage('signed-out')
  openChannel('challenge-kit/globex').postMessage('signed-out')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(page.getByText('Loans of bob').isConnected).toBe(true)
  openChannel('challenge-kit/acme').postMessage('signed-out')
  await waitFor(() => expect(page.queryByText('Loans of bob')).toBeNull())
})

test('a reload resumes only the sign-in of the same session name', async () => {
  const backend = scenario([asks('SMS_MFA', { destination: '+*******0839' })])
  Object.assign(backend.transport, { sessionName: '/acme' })
  const page = openSignIn(backend)
  await enterCredentials(page)
  await waitFor(() => expect(sessionStorage.getItem('challenge-kit.sign-in/acme')).toBe('1'))
  expect(sessionStorage.length).toBe(1)
})
