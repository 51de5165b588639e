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

test('a code is sent only on request, then code and new password are sent, and the user signs in with the new password', async () => {
  const backend = scenario([required, sent, restarts('password_changed')])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'Your password needs a reset' })
  expect(backend.sent).toHaveLength(1)
  await page.user.click(page.getByRole('button', { name: 'Send a code' }))
  const code = await page.findInput('Code')
  await waitFor(() => expect(document.activeElement).toBe(code))
  expect(page.queryByText(/A new code is on its way/)).toBeNull()
  await page.user.type(code, '123456')
  await page.user.type(page.input('New password'), 'tide-pool-10{Enter}')
  await page.findByText('Your password has been changed. Sign in with the new one.')
  expect(page.input('Username').value).toBe('alice@example.com')
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'resend', 'answer'])
})

test.each([
  ['on the way', () => scenario([required, sent, sent]), 'Send a code'],
  ['after a reload', () => scenario([sent], { resume: sent }), null],
])('a notice says that a second code is on its way: %s', async (_, script, first) => {
  const page = first === null ? reopenSignIn(script()) : openSignIn(script())
  if (first !== null) {
    await enterCredentials(page)
    await page.user.click(await page.findByRole('button', { name: first }))
  }
  await page.user.click(await page.findByRole('button', { name: 'Send a new code' }))
  await page.findByRole('button', { name: 'Send a new code in 0:30' })
  expect(page.getByText('A new code is on its way. Earlier codes no longer work.').isConnected).toBe(true)
})

test('a missing code or password is shown at its field, and nothing is sent', async () => {
  const backend = scenario([required, sent])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Send a code' }))
  await page.user.type(await page.findInput('New password'), 'short{Enter}')
  await page.findByText('Enter the code.')
  await page.findByText('Not every point below is met yet.')
  expect(document.activeElement).toBe(page.input('Code'))
  expect(backend.sent).toHaveLength(2)
})

test('a wrong code keeps the new password, and a rejected password keeps the code', async () => {
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

test('the reset of a forgotten password asks for the username once and does not tell whether the account exists', async () => {
  const backend = scenario([forgotten, restarts('password_changed')])
  const page = openSignIn(backend)
  await page.user.type(page.input('Username'), 'alice@example.com')
  await page.user.type(page.input('Password'), 'half remembered')
  await page.user.click(page.getByRole('button', { name: 'Forgot your password?' }))
  await page.findByRole('heading', { name: 'Reset your password' })
  const username = page.input('Username')
  await waitFor(() => expect(document.activeElement).toBe(username))
  expect(username.value).toBe('alice@example.com')
  await page.user.click(page.getByRole('button', { name: 'Send a code' }))
  await page.findByText(/^If there’s such an account/)
  expect(backend.sent).toEqual([{ call: 'forgot', input: { username: 'alice@example.com' } }])
})

test('cancelling the reset keeps the username and drops the password', async () => {
  const page = openSignIn(scenario([]))
  await page.user.type(page.input('Password'), 'half remembered')
  await page.user.click(page.getByRole('button', { name: 'Forgot your password?' }))
  await page.user.type(await page.findInput('Username'), 'alice')
  await page.user.click(page.getByRole('button', { name: 'Cancel' }))
  expect((await page.findInput('Password')).value).toBe('')
  expect(page.input('Username').value).toBe('alice')
})

test('`forgotPassword` can be a link to your own page, or false for no link', () => {
  const page = openSignIn(scenario([]), { forgotPassword: '/help/password' })
  expect(page.getByRole('link', { name: 'Forgot your password?' }).getAttribute('href')).toBe('/help/password')
  page.unmount()
  const none = openSignIn(scenario([]), { forgotPassword: false })
  expect(none.queryByText('Forgot your password?')).toBeNull()
})
