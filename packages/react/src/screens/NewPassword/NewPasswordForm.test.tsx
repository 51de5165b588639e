import { asks, fails, scenario, signsIn } from '@challenge-kit/core/testing'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { stopClock } from '../../testing/clock.ts'
import { reopenSignIn } from '../../testing/page.tsx'

const passwordPolicy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const asked = (requiredAttributes: string[] = []) =>
  asks('NEW_PASSWORD_REQUIRED', { requiredAttributes, passwordPolicy }, { expiresIn: 900 })
const who = { username: 'alice' }
const good = 'Tide-pool-9-lantern'

test('attributes with special characters in their names are sent under these names', async () => {
  const backend = scenario([signsIn()], { resume: asked(['given_name', 'custom:card.no']), ...who })
  const page = reopenSignIn(backend, { messages: { 'attribute.custom:card.no': 'Library card' } })
  await page.user.type(await page.findInput('New password'), good)
  await page.user.type(page.input('Given name'), ' Alice ')
  await page.user.type(page.input('Library card'), '0123456789{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  const answer = { newPassword: good, attributes: { given_name: 'Alice', 'custom:card.no': '0123456789' } }
  expect(backend.sent[1]?.input).toMatchObject({ answer })
})

test('a single field has the focus, and with more fields the heading has it', async () => {
  const alone = reopenSignIn(scenario([], { resume: asked(), ...who }))
  await alone.findInput('New password')
  await waitFor(() => expect(document.activeElement).toBe(alone.input('New password')))
  alone.unmount()
  const more = reopenSignIn(scenario([], { resume: asked(['given_name']), ...who }))
  const heading = await more.findByRole('heading', { name: 'Choose a new password' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

test('the field has `new-password` and the `passwordrules` attribute for password managers', async () => {
  const page = reopenSignIn(scenario([], { resume: asked(['given_name']), ...who }))
  const password = await page.findInput('New password')
  expect(password.autocomplete).toBe('new-password')
  expect(password.getAttribute('passwordrules')).toMatch(/^minlength: 12; required: upper;/)
  expect(page.input('Given name').autocomplete).toBe('given-name')
})

test('rules are marked while the user types, in text too, and the number of met rules is announced after a pause', async () => {
  const page = reopenSignIn(scenario([], { resume: asked(), ...who }))
  const password = await page.findInput('New password')
  const pass = stopClock()
  const points = () => page.getAllByRole('listitem').map((point) => point.textContent)
  expect(points()).toEqual([
    '12 characters or more: Not met yet',
    'An uppercase letter: Not met yet',
    'A lowercase letter: Not met yet',
    'A number: Not met yet',
    'A symbol: Not met yet',
  ])
  fireEvent.change(password, { target: { value: 'Tidepool' } })
  await pass(999)
  expect(points().filter((text) => text.endsWith(': Met'))).toHaveLength(2)
  expect(page.queryByText('2 of 5 password points met.')).toBeNull()
  await pass(1)
  expect(page.getByText('2 of 5 password points met.').getAttribute('role')).toBe('status')
})

const describedBy = (input: HTMLInputElement) =>
  (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)

test('a password that breaks a rule is not sent, and the field shows an error', async () => {
  const backend = scenario([], { resume: asked(), ...who })
  const page = reopenSignIn(backend)
  const password = await page.findInput('New password')
  await page.user.type(password, 'tidepool{Enter}')
  await page.findByText('Not every point below is met yet.')
  expect(page.getByText('A symbol').closest('li')?.dataset['ckMet']).toBe('refused')
  expect(password.value).toBe('tidepool')
  expect(describedBy(password)).toEqual([
    'Not every point below is met yet.',
    '12 characters or more: Not met yet',
    'An uppercase letter: Not met yet',
    'A number: Not met yet',
    'A symbol: Not met yet',
  ])
  expect(backend.sent.map(({ call }) => call)).toEqual(['resume'])
})

test('a new password that is too long has an error at its field, and the input stays', async () => {
  const tooLong = fails('password_rejected', { issues: { newPassword: 'too_long' } })
  const page = reopenSignIn(scenario([tooLong], { resume: asked(), ...who }))
  const password = await page.findInput('New password')
  await page.user.type(password, `${good}{Enter}`)
  await page.findByText('This password isn’t accepted. Try another one.')
  expect(password.value).toBe(good)
})

test.each([
  ['password_rejected', 'This password isn’t accepted. Try another one.'],
  ['password_reused', 'This password was used before. Please choose another.'],
] as const)('%s is shown at the password, and the input stays', async (error, sentence) => {
  const page = reopenSignIn(scenario([fails(error)], { resume: asked(), ...who }))
  const password = await page.findInput('New password')
  await page.user.type(password, `${good}{Enter}`)
  await page.findByText(sentence)
  expect(password.value).toBe(good)
  await waitFor(() => expect(document.activeElement).toBe(password))
})

test('an attribute that the pool rejects has an error at its field, and the input stays', async () => {
  const refused = fails('attribute_rejected', { issues: { 'attributes.custom:card': 'malformed' } })
  const page = reopenSignIn(scenario([refused], { resume: asked(['given_name', 'custom:card']), ...who }))
  await page.user.type(await page.findInput('New password'), good)
  await page.user.type(page.input('Given name'), 'Alice')
  const card = page.input('Card')
  await page.user.type(card, '12{Enter}')
  const message = await page.findByText('This can’t be used as it is. Please check it.')
  expect(card.getAttribute('aria-describedby')).toBe(message.closest('p')?.id)
  await waitFor(() => expect(document.activeElement).toBe(card))
  expect([page.input('New password').value, page.input('Given name').value, card.value]).toEqual([good, 'Alice', '12'])
})

test('a rejected attribute without a name is an error of the whole form', async () => {
  const page = reopenSignIn(scenario([fails('attribute_rejected')], { resume: asked(), ...who }))
  await page.user.type(await page.findInput('New password'), `${good}{Enter}`)
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^This can’t be used as it is/))
})
