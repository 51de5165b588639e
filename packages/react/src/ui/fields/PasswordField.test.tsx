import { asks, holds, scenario } from '@challenge-kit/core/testing'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openSignIn } from '../../testing/page.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })

test('a visible password is hidden when it is sent', async () => {
  const page = openSignIn(scenario([holds(sms)]))
  await page.user.type(page.input('Username'), 'alice')
  await page.user.type(page.input('Password'), 'ｐass')
  const toggle = page.getByRole('button', { name: 'Show password' })
  expect(page.queryByText(/full-width/)).toBeNull()
  await page.user.click(toggle)
  expect(page.input('Password').type).toBe('text')
  expect(toggle.getAttribute('aria-pressed')).toBe('true')
  page.getByText('Your password is visible.')
  expect(page.getByText(/full-width/)).toBeTruthy()
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(page.input('Password').type).toBe('password'))
  expect(page.input('Password').value).toBe('ｐass')
})

test('a password is not translated, spell-checked or capitalised, also while it is visible', async () => {
  const page = openSignIn(scenario([]))
  const closed = { translate: false, spellcheck: false, autocapitalize: 'none' }
  expect(page.input('Password')).toMatchObject(closed)
  await page.user.click(page.getByRole('button', { name: 'Show password' }))
  expect(page.input('Password')).toMatchObject({ ...closed, type: 'text' })
})

test('a warning says that Caps Lock is on', async () => {
  const page = openSignIn(scenario([]))
  fireEvent.keyDown(page.input('Password'), { key: 'A', modifierCapsLock: true })
  page.getByText('Caps Lock is on.')
  fireEvent.keyUp(page.input('Password'), { key: 'CapsLock' })
  expect(page.queryByText('Caps Lock is on.')).toBeNull()
})

test('a warning mentions spaces at the ends of a visible password, and they are sent', async () => {
  const backend = scenario([holds(sms)])
  const page = openSignIn(backend)
  await page.user.type(page.input('Username'), 'alice')
  await page.user.type(page.input('Password'), ' pass ')
  await page.user.click(page.getByRole('button', { name: 'Show password' }))
  expect(page.getByText(/^This begins or ends with a space/).isConnected).toBe(true)
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(backend.sent[0]?.input).toMatchObject({ password: ' pass ' }))
})

test('showing the password keeps the caret’s position', async () => {
  const page = openSignIn(scenario([]))
  const password = page.input('Password')
  await page.user.type(password, 'correct horse')
  password.setSelectionRange(3, 5)
  await page.user.click(page.getByRole('button', { name: 'Show password' }))
  await waitFor(() => expect([password.type, password.selectionStart, password.selectionEnd]).toEqual(['text', 3, 5]))
})
