import { asks, fails, scenario, signsIn, unsupported } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { enterCredentials, openSignIn } from '../testing/page.tsx'

test('a password alone signs in, and the host hears of it once', async () => {
  const onSignedIn = vi.fn()
  const page = openSignIn(scenario([signsIn({ given_name: 'Alice' })]), { onSignedIn })
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'You’re signed in' })
  page.getByText('Welcome back, Alice.')
  expect(onSignedIn).toHaveBeenCalledTimes(1)
  expect(page.client.getQueryData(['session'])).toMatchObject({ username: 'alice@example.com' })
})

test('a wrong password keeps the username, empties the password and puts the focus there', async () => {
  const page = openSignIn(scenario([fails('invalid_credentials')]))
  await enterCredentials(page)
  await page.findByText('That username and password don’t match.')
  const password = page.input('Password')
  expect(password.value).toBe('')
  expect(document.activeElement).toBe(password)
  expect(page.input('Username').value).toBe('alice@example.com')
})

test('a code by text message, wrong and then right', async () => {
  const talk = scenario([asks('SMS_MFA', { destination: '+*******0839' }), fails('code_mismatch'), signsIn()])
  const page = openSignIn(talk)
  await enterCredentials(page)
  const code = await page.findInput('Code from the text message')
  expect(document.activeElement).toBe(code)
  await page.user.type(code, '111111{Enter}')
  await page.findByText('That code didn’t match. Please try again.')
  expect(code.value).toBe('111111')
  await waitFor(() => expect([code.selectionStart, code.selectionEnd]).toEqual([0, 6]))
  await page.user.keyboard('123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(talk.sent.map(({ call }) => call)).toEqual(['start', 'answer', 'answer'])
})

test('a question nobody knows is said plainly, with a reference', async () => {
  const page = openSignIn(scenario([unsupported('FACE_SCAN')]))
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'This page can’t show the next step' })
  expect(page.getByText('FACE_SCAN · 7F3A-0839').tagName).toBe('BDI')
})
