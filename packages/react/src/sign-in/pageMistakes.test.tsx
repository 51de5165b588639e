import type { Session } from '@challenge-kit/core'
import { asks, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import type { ElementType } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enterCredentials, openSignIn } from '../testing/page.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })

let reported: unknown[] = []

// Vitest would otherwise count the errors, and the test would fail.
function report(event: ErrorEvent): void {
  event.stopImmediatePropagation()
  event.preventDefault()
  reported.push(event.error)
}

beforeEach(() => {
  reported = []
  addEventListener('error', report, { capture: true })
})
afterEach(() => removeEventListener('error', report, { capture: true }))

test('a function of your page that throws does not stop the sign-in, and the browser reports what was thrown', async () => {
  const blocked = new ReferenceError('gtag is not defined')
  const onEvent = vi.fn<() => void>(() => {
    throw blocked
  })
  const onSignedIn = vi.fn<(session: Session) => void>(() => {
    throw blocked
  })
  const page = openSignIn(scenario([sms, signsIn()]), { onEvent, onSignedIn })
  await enterCredentials(page)
  await page.user.type(await page.findInput('Code from the text message'), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(onSignedIn).toHaveBeenCalledTimes(1)
  expect(page.client.getQueryData(['session'])).toMatchObject({ username: 'alice@example.com' })
  await waitFor(() => expect(reported).toEqual([blocked, blocked, blocked, blocked]))
})

test('a button without a type in the slot `providers` does not send the password that a password manager filled in', async () => {
  const backend = scenario([signsIn()])
  const onClick = vi.fn<() => void>()
  // The linter allows no button without a type, but a page can have one.
  const Untyped: ElementType = 'button'
  const page = openSignIn(backend, { providers: <Untyped onClick={onClick}>Continue with Google</Untyped> })
  await page.user.type(page.input('Username'), 'alice')
  await page.user.type(page.input('Password'), 'tide-pool')
  await page.user.click(page.getByRole('button', { name: 'Continue with Google' }))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(onClick).toHaveBeenCalledTimes(1)
  expect(page.container.querySelector('form')?.ariaBusy).toBeNull()
  expect(backend.sent).toEqual([])
})

test('a message without a text is shown in English', () => {
  const page = openSignIn(scenario([]), { messages: { 'credentials.heading': undefined } })
  expect(page.getByRole('heading').textContent).toBe('Sign in')
})
