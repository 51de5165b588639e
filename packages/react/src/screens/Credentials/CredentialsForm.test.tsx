import { asks, fails, holds, scenario, signsIn } from '@challenge-kit/core/testing'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { stopClock } from '../../testing/clock.ts'
import { enterCredentials, openSignIn } from '../../testing/page.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })

test('the fields have the attributes that browsers and password managers need', () => {
  const page = openSignIn(scenario([]))
  const username = page.input('Username')
  expect(username).toMatchObject({ type: 'text', autocomplete: 'username', autocapitalize: 'none', spellcheck: false })
  expect(page.input('Password')).toMatchObject({ type: 'password', autocomplete: 'current-password' })
  expect(username.form).toMatchObject({ method: 'post', noValidate: true })
})

test.each([
  ['email', 'Email', 'email'],
  ['phone', 'Phone number', 'tel'],
  ['usernameOrEmail', 'Username or email', 'text'],
] as const)(
  'with identifier %s, the label and the input type change, and `autocomplete` stays',
  (identifier, label, type) => {
    const page = openSignIn(scenario([]), { identifier })
    expect(page.input(label)).toMatchObject({ type, autocomplete: 'username' })
  },
)

test('the first screen does not take the focus', () => {
  openSignIn(scenario([]))
  expect(document.activeElement).toBe(document.body)
})

test('Enter sends the form once, and again only after the reply', async () => {
  const backend = scenario([holds(sms)])
  const page = openSignIn(backend)
  await page.user.type(page.input('Username'), ' alice ')
  await page.user.type(page.input('Password'), ' correct horse {Enter}{Enter}')
  await page.user.dblClick(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() =>
    expect(backend.sent).toEqual([{ call: 'start', input: { username: 'alice', password: ' correct horse ' } }]),
  )
  expect(page.input('Username').form?.getAttribute('aria-busy')).toBe('true')
})

test('the Enter that commits an input method does not send the form', async () => {
  const backend = scenario([])
  const page = openSignIn(backend)
  page.input('Username').focus()
  await cdp().send('Input.imeSetComposition', { text: 'あ', selectionStart: 1, selectionEnd: 1 })
  await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process' })
  await cdp().send('Input.insertText', { text: '亜' })
  expect(page.input('Username').value).toBe('亜')
  expect(backend.sent).toEqual([])
})

test('values that a password manager fills in without an event are sent', async () => {
  const backend = scenario([signsIn()])
  const page = openSignIn(backend)
  page.input('Username').value = 'alice'
  page.input('Password').value = 'correct horse'
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent[0]?.input).toEqual({ username: 'alice', password: 'correct horse' })
})

test('an empty form shows an error at each field and focuses the first', async () => {
  const backend = scenario([])
  const page = openSignIn(backend)
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  const message = await page.findByText('Enter your username.')
  const username = page.input('Username')
  expect(document.activeElement).toBe(username)
  expect(username.getAttribute('aria-invalid')).toBe('true')
  expect(username.getAttribute('aria-describedby')).toBe(message.closest('p')?.id)
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(message.isConnected).toBe(false))
  expect(page.getByText('Enter your username.')).not.toBe(message)
  expect(backend.sent).toEqual([])
})

test.each([
  ['username', 'Username', 'That username and password don’t match.'],
  ['email', 'Email', 'That email and password don’t match.'],
  ['phone', 'Phone number', 'That phone number and password don’t match.'],
  ['usernameOrEmail', 'Username or email', 'That name or email and password don’t match.'],
] as const)('with identifier %s, the error of wrong credentials uses the name of the field', async (...row) => {
  const [identifier, label, sentence] = row
  const page = openSignIn(scenario([fails('invalid_credentials')]), { identifier })
  await page.user.type(page.input(label), 'alice@example.com')
  await page.user.type(page.input('Password'), 'wrong{Enter}')
  await page.findByText(sentence)
  await waitFor(() => expect(document.activeElement).toBe(page.input('Password')))
})

test('the same error twice gets a new element each time, in a container that is always on the page', async () => {
  const page = openSignIn(scenario([fails('network'), fails('network')]))
  const alert = page.getByRole('alert')
  await enterCredentials(page)
  const first = await page.findByText(/^We couldn’t connect/)
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(first.isConnected).toBe(false))
  const second = await page.findByText(/^We couldn’t connect/)
  expect(alert.contains(second)).toBe(true)
  expect(page.input('Password').value).toBe('correct horse')
})

test('waiting is shown after 400 ms and again after 8 seconds', async () => {
  const page = openSignIn(scenario([holds(sms)]))
  page.input('Username').value = 'alice'
  page.input('Password').value = 'correct horse'
  const pass = stopClock()
  const button = page.getByRole('button', { name: 'Sign in' })
  fireEvent.click(button)
  await pass(399)
  expect(button.textContent).toBe('Sign in')
  expect(button).toMatchObject({ disabled: false, ariaDisabled: 'true' })
  await pass(1)
  expect(button.textContent).toBe('Checking…')
  expect(page.queryByText(/^Still working/)).toBeNull()
  await pass(7600)
  expect(page.getByText('Still working. Thank you for waiting.').closest('[role=status]')).not.toBeNull()
})

test('after `throttled`, the message names the wait and the button counts down until it can be clicked', async () => {
  const backend = scenario([fails('throttled', { retryAfter: 28 }), signsIn()])
  const page = openSignIn(backend)
  page.input('Username').value = 'alice'
  page.input('Password').value = 'correct horse'
  const pass = stopClock()
  fireEvent.click(page.getByRole('button', { name: 'Sign in' }))
  await pass(10)
  expect(page.getByRole('alert').textContent).toBe('Paused for safety, for 28 seconds.')
  const button = page.getByRole('button', { name: 'Try again in 0:28' })
  await pass(10_000)
  expect(button.textContent).toBe('Try again in 0:18')
  fireEvent.click(button)
  expect(backend.sent.length).toBe(1)
  await pass(18_000)
  expect(page.getByRole('alert').textContent).toBe('You can try again now.')
  fireEvent.click(page.getByRole('button', { name: 'Sign in' }))
  await pass(0)
  expect(backend.sent.length).toBe(2)
})

test('full-width characters become ASCII in an email address but not in a username', async () => {
  const backend = scenario([fails('network'), fails('network')])
  const byEmail = openSignIn(backend, { identifier: 'email' })
  await byEmail.user.type(byEmail.input('Email'), 'ａｌｉｃｅ＠example.com')
  await byEmail.user.type(byEmail.input('Password'), 'ｐ{Enter}')
  await waitFor(() => expect(backend.sent.length).toBe(1))
  expect(backend.sent[0]?.input).toEqual({ username: 'alice@example.com', password: 'ｐ' })
  byEmail.unmount()
  const byName = openSignIn(backend)
  await byName.user.type(byName.input('Username'), 'ａｌｉｃｅ')
  await byName.user.type(byName.input('Password'), 'ｐ{Enter}')
  await waitFor(() => expect(backend.sent.length).toBe(2))
  expect(backend.sent[1]?.input).toEqual({ username: 'ａｌｉｃｅ', password: 'ｐ' })
})

test('the password is removed from its input when the form is unmounted', async () => {
  const page = openSignIn(scenario([sms]))
  const password = page.input('Password')
  await enterCredentials(page)
  await page.findInput('Code from the text message')
  expect(password.isConnected).toBe(false)
  // React runs the clean-up of an effect after it has painted the next step.
  await waitFor(() => expect(password.value).toBe(''))
})

test('after an expired flow, a notice gives the reason, the username is filled in and the password has the focus', async () => {
  const page = openSignIn(scenario([sms, fails('flow_expired')]))
  await enterCredentials(page)
  await page.user.type(await page.findInput('Code from the text message'), '123456{Enter}')
  await page.findByText(/^You were away for a while/)
  expect(page.input('Username').value).toBe('alice@example.com')
  expect(document.activeElement).toBe(page.input('Password'))
})
