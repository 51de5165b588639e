import type { Session } from '@challenge-kit/core'
import { asks, fails, holds, scenario, signsIn, unsupported } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { SignInProvider } from './SignInProvider.tsx'
import { enterCredentials, openPage, openSignIn, reopenSignIn } from '../testing/page.tsx'
import { SignIn } from './SignIn.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })

test('`onSignedIn` receives the session once, and `onEvent` the name of each step', async () => {
  const onSignedIn = vi.fn<(session: Session) => void>()
  const onEvent = vi.fn<(step: string) => void>()
  const page = openSignIn(scenario([sms, signsIn({ given_name: 'Alice' })]), { onSignedIn, onEvent })
  await enterCredentials(page)
  await page.user.type(await page.findInput('Code from the text message'), '123456{Enter}')
  const heading = await page.findByRole('heading', { name: 'You’re signed in' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(page.getByText('Welcome back, Alice.').isConnected).toBe(true)
  expect(onSignedIn).toHaveBeenCalledTimes(1)
  expect(onEvent.mock.calls).toEqual([['CREDENTIALS'], ['SMS_MFA'], ['SIGNED_IN']])
})

test('`onEvent` receives the step and the code of each error, also of the same error twice', async () => {
  const onEvent = vi.fn<(step: string, error?: string) => void>()
  const wrong = fails('invalid_credentials')
  const page = openSignIn(scenario([wrong, wrong]), { onEvent })
  await enterCredentials(page)
  await waitFor(() => expect(page.input('Password').value).toBe(''))
  await page.user.type(page.input('Password'), 'wrong again{Enter}')
  await waitFor(() => expect(onEvent).toHaveBeenCalledTimes(3))
  expect(onEvent.mock.calls).toEqual([
    ['CREDENTIALS'],
    ['CREDENTIALS', 'invalid_credentials'],
    ['CREDENTIALS', 'invalid_credentials'],
  ])
})

test('the slots are shown: header and footer on each screen, the others on the first screen', async () => {
  const page = openSignIn(scenario([sms]), {
    appName: 'Lantern',
    logo: <img src="data:," alt="Lantern's logo" />,
    header: <p>Staff only</p>,
    footer: <a href="/terms">Terms</a>,
    signUp: '/sign-up',
    providers: <a href="/google">Continue with Google</a>,
  })
  expect(page.getByRole('heading', { name: 'Sign in to Lantern' })).toBeTruthy()
  expect(page.getByRole('link', { name: 'Create an account' })).toMatchObject({ pathname: '/sign-up' })
  const first = [page.getByAltText("Lantern's logo"), page.getByText('Continue with Google')]
  const each = [page.getByText('Staff only'), page.getByText('Terms')]
  await enterCredentials(page)
  await page.findInput('Code from the text message')
  expect(first.map((element) => element.isConnected)).toEqual([false, false])
  expect(each.map((element) => element.isConnected)).toEqual([true, true])
})

test('`onSignedIn` is called again for a second sign-in', async () => {
  const onSignedIn = vi.fn<(session: Session) => void>()
  const page = openSignIn(scenario([signsIn(), signsIn()]), { onSignedIn })
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Sign out' }))
  await page.findByText('You’re signed out.')
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(onSignedIn).toHaveBeenCalledTimes(2)
})

test('a wrong password keeps the username, and empties and focuses the password', async () => {
  const page = openSignIn(scenario([fails('invalid_credentials')]))
  await enterCredentials(page)
  await page.findByText('That username and password don’t match.')
  const password = page.input('Password')
  expect(password.value).toBe('')
  await waitFor(() => expect(document.activeElement).toBe(password))
  expect(page.input('Username').value).toBe('alice@example.com')
})

test('one screen replaces the other in one commit', async () => {
  const backend = scenario([holds(sms)])
  const page = openSignIn(backend)
  await enterCredentials(page)
  const seen = new Set<string>()
  const look = () => {
    const step = page.container.querySelector<HTMLElement>('[data-ck-step]')?.dataset['ckStep']
    seen.add(`${step}: ${page.container.querySelector('h1')?.textContent}`)
  }
  const watch = new MutationObserver(look)
  watch.observe(page.container, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ck-step'] })
  backend.release()
  await page.findByRole('heading', { name: 'Check your phone' })
  watch.disconnect()
  expect([...seen]).toEqual(['SMS_MFA: Check your phone'])
})

test('your own screen receives its step as props', async () => {
  const page = openSignIn(scenario([sms, signsIn()]), {
    components: {
      SMS_MFA: ({ challenge, submit, challengeIndex }) => (
        <button type="button" onClick={() => void submit({ code: '123456' })}>
          Question {challengeIndex}, sent to {challenge.destination}
        </button>
      ),
    },
  })
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Question 1, sent to +*******0839' }))
  expect((await page.findByRole('heading')).textContent).toBe('You’re signed in')
})

test('a challenge that comes twice in a row is two screens', async () => {
  const page = openSignIn(scenario([sms, sms]))
  await enterCredentials(page)
  const first = await page.findInput('Code from the text message')
  await page.user.type(first, '123456{Enter}')
  await waitFor(() => expect(first.isConnected).toBe(false))
  expect(page.input('Code from the text message').value).toBe('')
})

test('an unknown challenge is shown with a reference and a way back', async () => {
  const page = openSignIn(scenario([unsupported('FACE_SCAN')]))
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'This page can’t show the next step' })
  expect(page.getByText('FACE_SCAN · 7F3A-0839').tagName).toBe('BDI')
  await page.user.click(page.getByRole('button', { name: 'Start again' }))
  expect((await page.findInput('Username')).value).toBe('alice@example.com')
})

test('after a reload, a screen says that the sign-in is resumed, and the user can start again', async () => {
  const page = reopenSignIn(scenario([], { resume: holds(sms) }))
  expect(page.getByText('Picking up where you left off…').getAttribute('role')).toBe('status')
  await page.user.click(page.getByRole('button', { name: 'Start again' }))
  await page.findInput('Username')
  expect(sessionStorage.length).toBe(0)
})

test('`<SignIn>` uses the provider around it and its messages', async () => {
  const backend = scenario([signsIn()])
  const page = openPage(
    <SignInProvider transport={backend.transport} messages={{ 'credentials.heading': 'Welcome' }}>
      <SignIn />
    </SignInProvider>,
  )
  expect(page.getByRole('heading', { name: 'Welcome' }).isConnected).toBe(true)
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.length).toBe(1)
})

test('signing in works if session storage is forbidden', async () => {
  const page = openSignIn(scenario([sms]))
  const forbidden = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('', 'SecurityError')
  })
  await enterCredentials(page)
  await page.findInput('Code from the text message')
  expect(forbidden).toHaveBeenCalled()
  forbidden.mockRestore()
})
