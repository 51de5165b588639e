import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { account, atFirst, refuses } from '../../testing/account.ts'
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

test('the present password and a new one are sent, and then forgotten', async () => {
  const talk = account()
  const page = openAccount(talk, <ChangePasswordForm username="alice@example.com" />)
  await change(page)
  const said = await page.findByText('Your password has been changed.')
  expect(said.closest('[role=status]')).toBeTruthy()
  expect(talk.sent).toEqual([
    { call: 'change-password', input: { password: 'correct horse', newPassword: 'Blue lantern' } },
  ])
  expect(values(page)).toEqual(['', ''])
})

test('once it is changed, one can sign out on other devices too', async () => {
  const talk = account()
  const page = openAccount(talk, <ChangePasswordForm />)
  expect(page.queryByRole('button', { name: 'Sign out everywhere' })).toBeNull()
  await change(page)
  await page.user.click(await page.findByRole('button', { name: 'Sign out everywhere' }))
  await waitFor(() => expect(talk.sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } }))
})

test('a password manager knows whose password it is, and the pool’s rules', () => {
  const page = openAccount(
    account(),
    <ChangePasswordForm username="alice@example.com" passwordPolicy={passwordPolicy} />,
  )
  const username = page.container.querySelector<HTMLInputElement>('[autocomplete=username]')
  expect(username?.value).toBe('alice@example.com')
  expect(page.input('Current password').autocomplete).toBe('current-password')
  expect(page.input('New password').getAttribute('passwordrules')).toMatch(/^minlength: 8; required: upper/)
})

test('nothing is sent that the policy would refuse; what is met is ticked off', async () => {
  const talk = account()
  const page = openAccount(talk, <ChangePasswordForm passwordPolicy={passwordPolicy} />)
  await change(page, 'correct horse', 'lantern-blue')
  await page.findByText('Not every point below is met yet.')
  expect(page.getByText('8 characters or more').closest('li')?.dataset['ckMet']).toBe('true')
  expect(page.getByText('An uppercase letter').closest('li')?.dataset['ckMet']).toBe('refused')
  expect(talk.sent).toEqual([])
})

test('a wrong present password goes, and the new one stays', async () => {
  const page = openAccount(account({ 'change-password': refuses('password_mismatch') }), <ChangePasswordForm />)
  await change(page)
  await page.findByText('That doesn’t match your current password.')
  await waitFor(() => expect(document.activeElement).toBe(page.input('Current password')))
  expect(values(page)).toEqual(['', 'Blue lantern'])
})

test.each(['password_rejected', 'password_reused'] as const)('%s is about the new one; both stay', async (code) => {
  const page = openAccount(account({ 'change-password': refuses(code) }), <ChangePasswordForm />)
  await change(page)
  await waitFor(() => expect(page.input('New password').getAttribute('aria-invalid')).toBe('true'))
  await waitFor(() => expect(document.activeElement).toBe(page.input('New password')))
  expect(values(page)).toEqual(['correct horse', 'Blue lantern'])
})

test('after signing in again both are asked for anew: nothing was kept meanwhile', async () => {
  const talk = account({ 'change-password': atFirst('step_up_required', async () => ({})) })
  const page = openAccount(talk, <ChangePasswordForm stepUp={StepUpButtons} />)
  await change(page)
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await page.findByText(/^You’re signed in again/)
  expect(values(page)).toEqual(['', ''])
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading')))
  await change(page)
  await page.findByText('Your password has been changed.')
  expect(talk.sent).toHaveLength(2)
})

test('what belongs to no field is said beneath them, and nothing is lost', async () => {
  const page = openAccount(account({ 'change-password': refuses('network') }), <ChangePasswordForm />)
  await change(page)
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^We couldn’t connect/))
  expect(values(page)).toEqual(['correct horse', 'Blue lantern'])
})
