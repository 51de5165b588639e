import { asks, fails, restarts, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { enterCredentials, openSignIn, reopenSignIn } from '../../testing/page.tsx'

const passwordPolicy = {
  minimumLength: 8,
  requireUppercase: false,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: false,
}
const required = asks('PASSWORD_RESET_REQUIRED', { sent: false, destination: null, forgotten: false, passwordPolicy })
const sent = asks('PASSWORD_RESET_REQUIRED', {
  sent: true,
  destination: 'a***@e***',
  forgotten: false,
  passwordPolicy,
})
const forgotten = asks('PASSWORD_RESET_REQUIRED', {
  sent: true,
  destination: null,
  forgotten: true,
  passwordPolicy,
})

test('no code is sent by itself; then it comes with the new password, and one signs in with that', async () => {
  const talk = scenario([required, sent, restarts('password_changed')])
  const page = openSignIn(talk)
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'Your password needs a reset' })
  expect(talk.sent).toHaveLength(1)
  await page.user.click(page.getByRole('button', { name: 'Send a code' }))
  const code = await page.findInput('Code')
  await waitFor(() => expect(document.activeElement).toBe(code))
  expect(page.queryByText(/A new code is on its way/)).toBeNull()
  await page.user.type(code, '123456')
  await page.user.type(page.input('New password'), 'tide-pool-10{Enter}')
  await page.findByText('Your password has been changed. Sign in with the new one.')
  expect(page.input('Username').value).toBe('alice@example.com')
  expect(talk.sent.map(({ call }) => call)).toEqual(['start', 'resend', 'answer'])
})

test.each([
  ['on the way', () => scenario([required, sent, sent]), 'Send a code'],
  ['after a reload', () => scenario([sent], { resume: sent }), null],
])('a second code is said to be on its way: %s', async (_, script, first) => {
  const page = first === null ? reopenSignIn(script()) : openSignIn(script())
  if (first !== null) {
    await enterCredentials(page)
    await page.user.click(await page.findByRole('button', { name: first }))
  }
  await page.user.click(await page.findByRole('button', { name: 'Send a new code' }))
  await page.findByRole('button', { name: 'Send a new code in 0:30' })
  expect(page.getByText('A new code is on its way. Earlier codes no longer work.').isConnected).toBe(true)
})

test('what is missing is said at its field before anything is sent', async () => {
  const talk = scenario([required, sent])
  const page = openSignIn(talk)
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Send a code' }))
  await page.user.type(await page.findInput('New password'), 'short{Enter}')
  await page.findByText('Enter the code.')
  await page.findByText('Not every point below is met yet.')
  expect(document.activeElement).toBe(page.input('Code'))
  expect(talk.sent).toHaveLength(2)
})

test('a wrong code keeps the new password; a refused password keeps the code', async () => {
  const page = openSignIn(scenario([required, sent, fails('code_mismatch'), fails('password_reused')]))
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Send a code' }))
  await page.user.type(await page.findInput('Code'), '111111')
  await page.user.type(page.input('New password'), 'tide-pool-10{Enter}')
  await page.findByText('That code didn’t match. Please try again.')
  await waitFor(() => expect(document.activeElement).toBe(page.input('Code')))
  expect(page.input('New password').value).toBe('tide-pool-10')
  await page.user.keyboard('123456{Enter}')
  await page.findByText('This password was used before. Please choose another.')
  expect(page.input('Code').value).toBe('123456')
})

test('whoever forgot the password types the username once, and is told nothing about the account', async () => {
  const talk = scenario([forgotten, restarts('password_changed')])
  const page = openSignIn(talk)
  await page.user.type(page.input('Username'), 'alice@example.com')
  await page.user.type(page.input('Password'), 'half remembered')
  await page.user.click(page.getByRole('button', { name: 'Forgot your password?' }))
  await page.findByRole('heading', { name: 'Reset your password' })
  const username = page.input('Username')
  await waitFor(() => expect(document.activeElement).toBe(username))
  expect(username.value).toBe('alice@example.com')
  await page.user.click(page.getByRole('button', { name: 'Send a code' }))
  await page.findByText(/^If there’s such an account/)
  expect(talk.sent).toEqual([{ call: 'forgot', input: { username: 'alice@example.com' } }])
})

test('the way back from a forgotten password keeps the username and drops the password', async () => {
  const page = openSignIn(scenario([]))
  await page.user.type(page.input('Password'), 'half remembered')
  await page.user.click(page.getByRole('button', { name: 'Forgot your password?' }))
  await page.user.type(await page.findInput('Username'), 'alice')
  await page.user.click(page.getByRole('button', { name: 'Cancel' }))
  expect((await page.findInput('Password')).value).toBe('')
  expect(page.input('Username').value).toBe('alice')
})

test('a host may lead elsewhere, or nowhere', () => {
  const page = openSignIn(scenario([]), { forgotPassword: '/help/password' })
  expect(page.getByRole('link', { name: 'Forgot your password?' }).getAttribute('href')).toBe('/help/password')
  page.unmount()
  const none = openSignIn(scenario([]), { forgotPassword: false })
  expect(none.queryByText('Forgot your password?')).toBeNull()
})
