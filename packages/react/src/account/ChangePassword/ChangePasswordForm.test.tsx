import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { account, failsOnce, rejectsWith } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import type { Page } from '../../testing/page.tsx'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'

const passwordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: false,
  requireNumbers: false,
  requireSymbols: false,
}

async function change({ user, input }: Page, password = 'correct horse', newPassword = 'Blue lantern'): Promise<void> {
  await user.type(input('Current password'), password)
  await user.type(input('New password'), `${newPassword}{Enter}`)
}

const values = ({ input }: Page) => [input('Current password').value, input('New password').value]

test('the current and the new password are sent and then cleared from the form', async () => {
  const backend = account()
  const page = openAccount(backend, <ChangePasswordForm username="alice@example.com" />)
  await change(page)
  const message = await page.findByText('Your password has been changed.')
  expect(message.closest('[role=status]')).toBeTruthy()
  expect(backend.sent).toEqual([
    { call: 'change-password', input: { password: 'correct horse', newPassword: 'Blue lantern' } },
  ])
  expect(values(page)).toEqual(['', ''])
})

test('a form that is submitted twice in one task is sent once', async () => {
  const backend = account()
  const page = openAccount(backend, <ChangePasswordForm />)
  await page.user.type(page.input('Current password'), 'correct horse')
  await page.user.type(page.input('New password'), 'Blue lantern')
  const { form } = page.input('New password')
  if (!form) throw new Error('The field has no form.')
  expect(fireEvent.submit(form)).toBe(false)
  expect(fireEvent.submit(form)).toBe(false)
  await page.findByText('Your password has been changed.')
  expect(backend.sent).toHaveLength(1)
})

test('after the change, a button signs out on all devices', async () => {
  const backend = account()
  const page = openAccount(backend, <ChangePasswordForm />)
  expect(page.queryByRole('button', { name: 'Sign out everywhere' })).toBeNull()
  await change(page)
  await page.user.click(await page.findByRole('button', { name: 'Sign out everywhere' }))
  await waitFor(() => expect(backend.sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } }))
})

test('the form has a hidden username field and the `passwordrules` attribute for password managers', () => {
  const page = openAccount(
    account(),
    <ChangePasswordForm username="alice@example.com" passwordPolicy={passwordPolicy} />,
  )
  const username = page.container.querySelector<HTMLInputElement>('[autocomplete=username]')
  expect(username?.value).toBe('alice@example.com')
  expect(page.input('Current password').autocomplete).toBe('current-password')
  expect(page.input('New password').getAttribute('passwordrules')).toMatch(/^minlength: 8; required: upper/)
})

test('a password that breaks the policy is not sent, and the rules that it meets are marked', async () => {
  const backend = account()
  const page = openAccount(backend, <ChangePasswordForm passwordPolicy={passwordPolicy} />)
  await change(page, 'correct horse', 'lantern-blue')
  await page.findByText('Not every point below is met yet.')
  expect(page.getByText('8 characters or more').closest('li')?.dataset['ckMet']).toBe('true')
  expect(page.getByText('An uppercase letter').closest('li')?.dataset['ckMet']).toBe('refused')
  expect(backend.sent).toEqual([])
})

test('after a wrong current password, its field is emptied and the new password stays', async () => {
  const page = openAccount(account({ 'change-password': rejectsWith('password_mismatch') }), <ChangePasswordForm />)
  await change(page)
  await page.findByText('That doesn’t match your current password.')
  await waitFor(() => expect(document.activeElement).toBe(page.input('Current password')))
  expect(values(page)).toEqual(['', 'Blue lantern'])
})

test.each(['password_rejected', 'password_reused'] as const)(
  '%s is shown at the new password, and both passwords stay',
  async (code) => {
    const page = openAccount(account({ 'change-password': rejectsWith(code) }), <ChangePasswordForm />)
    await change(page)
    await waitFor(() => expect(page.input('New password').getAttribute('aria-invalid')).toBe('true'))
    await waitFor(() => expect(document.activeElement).toBe(page.input('New password')))
    expect(values(page)).toEqual(['correct horse', 'Blue lantern'])
  },
)

test('after a step-up, both fields are empty', async () => {
  const backend = account({ 'change-password': failsOnce('step_up_required', async () => ({})) })
  const page = openAccount(backend, <ChangePasswordForm stepUp={StepUpButtons} />)
  await change(page)
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await page.findByText(/^You’re signed in again/)
  expect(values(page)).toEqual(['', ''])
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading')))
  await change(page)
  await page.findByText('Your password has been changed.')
  expect(backend.sent).toHaveLength(2)
})

test('an error that belongs to no field is shown below the fields, and the input stays', async () => {
  const page = openAccount(account({ 'change-password': rejectsWith('network') }), <ChangePasswordForm />)
  await change(page)
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^We couldn’t connect/))
  expect(values(page)).toEqual(['correct horse', 'Blue lantern'])
})
