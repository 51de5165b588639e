import { asks, holds, scenario } from '@challenge-kit/core/testing'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openSignIn } from '../../testing/page.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })

test('a shown password is hidden again when it is sent', async () => {
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

test('Caps Lock is remarked upon, in words', async () => {
  const page = openSignIn(scenario([]))
  fireEvent.keyDown(page.input('Password'), { key: 'A', modifierCapsLock: true })
  page.getByText('Caps Lock is on.')
  fireEvent.keyUp(page.input('Password'), { key: 'CapsLock' })
  expect(page.queryByText('Caps Lock is on.')).toBeNull()
})

test('spaces at the ends are remarked upon while it is shown, and sent as they are', async () => {
  const talk = scenario([holds(sms)])
  const page = openSignIn(talk)
  await page.user.type(page.input('Username'), 'alice')
  await page.user.type(page.input('Password'), ' pass ')
  await page.user.click(page.getByRole('button', { name: 'Show password' }))
  expect(page.getByText(/^This begins or ends with a space/).isConnected).toBe(true)
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(talk.sent[0]?.input).toMatchObject({ password: ' pass ' }))
})

test('the caret stays where it was when the password is shown', async () => {
  const page = openSignIn(scenario([]))
  const password = page.input('Password')
  await page.user.type(password, 'correct horse')
  password.setSelectionRange(3, 5)
  await page.user.click(page.getByRole('button', { name: 'Show password' }))
  await waitFor(() => expect([password.type, password.selectionStart, password.selectionEnd]).toEqual(['text', 3, 5]))
})
