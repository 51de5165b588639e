import { asks, fails, holds, restarts, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openSignIn, type Page } from '../../testing/page.tsx'

const choice = asks('SELECT_CHALLENGE', { methods: ['EMAIL_OTP', 'SMS_OTP', 'PASSWORD'] })
const mail = asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: true })

async function enterUsername({ user, input, getByRole }: Page): Promise<void> {
  await user.type(input('Username'), 'alice@example.com')
  await user.click(getByRole('button', { name: 'Continue' }))
}

test('with `first="username"`, no password is asked for or sent', async () => {
  const backend = scenario([choice])
  const page = openSignIn(backend, { first: 'username' })
  expect(page.queryByLabelText('Password')).toBeNull()
  await enterUsername(page)
  const heading = await page.findByRole('heading', { name: 'Choose how to sign in' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(backend.sent).toEqual([{ call: 'start', input: { username: 'alice@example.com' } }])
})

test('choosing a code sends one request, however often the user clicks', async () => {
  const backend = scenario([choice, holds(mail), signsIn()])
  const page = openSignIn(backend, { first: 'username' })
  await enterUsername(page)
  const method = await page.findByRole('button', { name: 'Email me a code' })
  await page.user.dblClick(method)
  backend.release()
  await page.user.type(await page.findInput('Code from the email'), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'answer', 'answer'])
})

test('the password form replaces the list, and the password is sent with the choice', async () => {
  const backend = scenario([choice, signsIn()])
  const page = openSignIn(backend, { first: 'username' })
  await enterUsername(page)
  await page.user.click(await page.findByRole('button', { name: 'Password' }))
  const password = await page.findInput('Password')
  expect(document.activeElement).toBe(password)
  await page.user.type(password, '{Enter}')
  await page.findByText('Enter your password.')
  await page.user.type(password, 'correct horse{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.slice(1)).toEqual([
    {
      call: 'answer',
      input: { flow: 'flow-1', challengeIndex: 1, answer: { method: 'PASSWORD', password: 'correct horse' } },
    },
  ])
})

test('the user can return from the password to the list, and the typed password is cleared', async () => {
  const page = openSignIn(scenario([choice]), { first: 'username' })
  await enterUsername(page)
  await page.user.click(await page.findByRole('button', { name: 'Password' }))
  await page.user.type(await page.findInput('Password'), 'correct horse')
  await page.user.click(page.getByRole('button', { name: 'Use another way' }))
  await page.user.click(await page.findByRole('button', { name: 'Password' }))
  expect((await page.findInput('Password')).value).toBe('')
})

test('a wrong password returns to the username, which is kept, with the reason', async () => {
  const page = openSignIn(scenario([choice, fails('invalid_credentials')]), { first: 'username' })
  await enterUsername(page)
  await page.user.click(await page.findByRole('button', { name: 'Password' }))
  await page.user.type(await page.findInput('Password'), 'wrong{Enter}')
  await page.findByText('That username and password don’t match.')
  const username = page.input('Username')
  expect(username.value).toBe('alice@example.com')
  await waitFor(() => expect(document.activeElement).toBe(username))
})

test('from the password challenge, the user can choose another method', async () => {
  const backend = scenario([asks('PASSWORD', {}), choice])
  const page = openSignIn(backend, { first: 'username' })
  await enterUsername(page)
  await page.findByRole('heading', { name: 'Enter your password' })
  await page.user.click(page.getByRole('button', { name: 'Use another way' }))
  await page.findByRole('heading', { name: 'Choose how to sign in' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'start'])
})

test('after the account was confirmed, a notice says so', async () => {
  const page = openSignIn(scenario([asks('USER_NOT_CONFIRMED', { destination: null }), restarts('confirmed')]), {
    first: 'username',
  })
  await enterUsername(page)
  await page.user.type(await page.findInput('Confirmation code'), '123456{Enter}')
  await page.findByText('Your account is confirmed. You can sign in now.')
  expect(page.input('Username').value).toBe('alice@example.com')
})
