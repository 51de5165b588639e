import { asks, fails, holds, scenario, signsIn } from '@challenge-kit/core/testing'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { stopClock } from '../../testing/clock.ts'
import { enterCredentials, openSignIn } from '../../testing/page.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })

test('browsers and password managers are told what the fields are', () => {
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
] as const)('by %s: the label and the keyboard change, the autocomplete token does not', (identifier, label, type) => {
  const page = openSignIn(scenario([]), { identifier })
  expect(page.input(label)).toMatchObject({ type, autocomplete: 'username' })
})

test('a first visit takes nobody’s focus', () => {
  openSignIn(scenario([]))
  expect(document.activeElement).toBe(document.body)
})

test('Enter sends, and a second press while it is in the air sends nothing', async () => {
  const talk = scenario([holds(sms)])
  const page = openSignIn(talk)
  await page.user.type(page.input('Username'), ' alice ')
  await page.user.type(page.input('Password'), ' correct horse {Enter}{Enter}')
  await page.user.dblClick(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() =>
    expect(talk.sent).toEqual([{ call: 'start', input: { username: 'alice', password: ' correct horse ' } }]),
  )
  expect(page.input('Username').form?.getAttribute('aria-busy')).toBe('true')
})

test('a committing Enter of an input method does not send', async () => {
  const talk = scenario([])
  const page = openSignIn(talk)
  page.input('Username').focus()
  await cdp().send('Input.imeSetComposition', { text: 'あ', selectionStart: 1, selectionEnd: 1 })
  await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process' })
  await cdp().send('Input.insertText', { text: '亜' })
  expect(page.input('Username').value).toBe('亜')
  expect(talk.sent).toEqual([])
})

test('what a password manager fills in without an event is sent', async () => {
  const talk = scenario([signsIn()])
  const page = openSignIn(talk)
  page.input('Username').value = 'alice'
  page.input('Password').value = 'correct horse'
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(talk.sent[0]?.input).toEqual({ username: 'alice', password: 'correct horse' })
})

test('sent empty: each field says so, and the first has the focus', async () => {
  const talk = scenario([])
  const page = openSignIn(talk)
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  const message = await page.findByText('Enter your username.')
  const username = page.input('Username')
  expect(document.activeElement).toBe(username)
  expect(username.getAttribute('aria-invalid')).toBe('true')
  expect(username.getAttribute('aria-describedby')).toBe(message.closest('p')?.id)
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(message.isConnected).toBe(false))
  expect(page.getByText('Enter your username.')).not.toBe(message)
  expect(talk.sent).toEqual([])
})

test.each([
  ['username', 'Username', 'That username and password don’t match.'],
  ['email', 'Email', 'That email and password don’t match.'],
  ['phone', 'Phone number', 'That phone number and password don’t match.'],
  ['usernameOrEmail', 'Username or email', 'That name or email and password don’t match.'],
] as const)('signing in by %s: what does not match is called what the field is called', async (...row) => {
  const [identifier, label, sentence] = row
  const page = openSignIn(scenario([fails('invalid_credentials')]), { identifier })
  await page.user.type(page.input(label), 'alice@example.com')
  await page.user.type(page.input('Password'), 'wrong{Enter}')
  await page.findByText(sentence)
  await waitFor(() => expect(document.activeElement).toBe(page.input('Password')))
})

test('the same failure twice is two messages, in a container that was there before', async () => {
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

test('waiting is said after 400 ms, and once more after 8 seconds', async () => {
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

test('throttled: the words say how long about, the button counts down, and then it can be pressed', async () => {
  const talk = scenario([fails('throttled', { retryAfter: 28 }), signsIn()])
  const page = openSignIn(talk)
  page.input('Username').value = 'alice'
  page.input('Password').value = 'correct horse'
  const pass = stopClock()
  fireEvent.click(page.getByRole('button', { name: 'Sign in' }))
  await pass(10)
  expect(page.getByRole('alert').textContent).toBe('Paused for safety, for about 30 seconds.')
  const button = page.getByRole('button', { name: 'Try again in 0:28' })
  await pass(10_000)
  expect(button.textContent).toBe('Try again in 0:18')
  fireEvent.click(button)
  expect(talk.sent.length).toBe(1)
  await pass(18_000)
  expect(page.getByRole('alert').textContent).toBe('You can try again now.')
  fireEvent.click(page.getByRole('button', { name: 'Sign in' }))
  await pass(0)
  expect(talk.sent.length).toBe(2)
})

test('an address typed in full width is sent in ASCII; a username is left alone', async () => {
  const talk = scenario([fails('network'), fails('network')])
  const byEmail = openSignIn(talk, { identifier: 'email' })
  await byEmail.user.type(byEmail.input('Email'), 'ａｌｉｃｅ＠example.com')
  await byEmail.user.type(byEmail.input('Password'), 'ｐ{Enter}')
  await waitFor(() => expect(talk.sent.length).toBe(1))
  expect(talk.sent[0]?.input).toEqual({ username: 'alice@example.com', password: 'ｐ' })
  byEmail.unmount()
  const byName = openSignIn(talk)
  await byName.user.type(byName.input('Username'), 'ａｌｉｃｅ')
  await byName.user.type(byName.input('Password'), 'ｐ{Enter}')
  await waitFor(() => expect(talk.sent.length).toBe(2))
  expect(talk.sent[1]?.input).toEqual({ username: 'ａｌｉｃｅ', password: 'ｐ' })
})

test('the password is gone from its input once the question is left', async () => {
  const page = openSignIn(scenario([sms]))
  const password = page.input('Password')
  await enterCredentials(page)
  await page.findInput('Code from the text message')
  expect(password.isConnected).toBe(false)
  expect(password.value).toBe('')
})

test('back after a time-out: the reason is said, the username is there, the password has the focus', async () => {
  const page = openSignIn(scenario([sms, fails('flow_expired')]))
  await enterCredentials(page)
  await page.user.type(await page.findInput('Code from the text message'), '123456{Enter}')
  await page.findByText(/^You were away for a while/)
  expect(page.input('Username').value).toBe('alice@example.com')
  expect(document.activeElement).toBe(page.input('Password'))
})
