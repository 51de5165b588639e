import { SignInError } from '@challenge-kit/core'
import { waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { account, rejectsWith } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { MfaPreferences } from './MfaPreferences.tsx'

test('the methods that are on are listed, and the preferred one is marked', async () => {
  const page = openAccount(account(), <MfaPreferences />)
  const list = await page.findByRole('list', { name: 'Ways to get a code' })
  const [app, sms] = within(list).getAllByRole('listitem')
  expect(app?.textContent).toMatch(/^Authenticator app.*Preferred/)
  expect(sms?.textContent).toMatch(/^Text message/)
  expect(page.queryByRole('button', { name: 'Make preferred: Authenticator app' })).toBeNull()
})

test('a button makes another method the preferred one, and the focus stays on this method', async () => {
  const backend = account()
  const page = openAccount(backend, <MfaPreferences />)
  await page.user.click(await page.findByRole('button', { name: 'Make preferred: Text message' }))
  await page.findByText('Text message: preferred from now on.')
  expect(backend.sent.at(-1)).toEqual({ call: 'mfa-preference', input: { method: 'SMS_MFA', use: 'preferred' } })
  await page.findByRole('button', { name: 'Make preferred: Authenticator app' })
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Text message' })))
})

test('turning a method off needs a confirmation', async () => {
  const backend = account()
  const page = openAccount(backend, <MfaPreferences />)
  await page.user.click(await page.findByRole('button', { name: 'Turn off Text message' }))
  expect(page.getByRole('group', { name: 'Turn off Text message?' }).textContent).toMatch(/your other ways/)
  await page.user.click(page.getByRole('button', { name: 'Turn off' }))
  await page.findByText('Text message: turned off.')
  expect(backend.sent.at(-1)).toEqual({ call: 'mfa-preference', input: { method: 'SMS_MFA', use: 'off' } })
  await waitFor(() =>
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Authenticator app' })),
  )
})

test('a method that the pool offers can be turned on, and a missing authenticator app can be set up', async () => {
  const totpSetup = vi.fn()
  const backend = account({
    mfa: async () => ({ methods: [], preferred: null }),
    'mfa-preference': async () => ({ methods: ['EMAIL_OTP'], preferred: null }),
  })
  const page = openAccount(backend, <MfaPreferences offered={['EMAIL_OTP']} totpSetup={totpSetup} />)
  await page.findByText('No second step is set up yet.')
  await page.user.click(page.getByRole('button', { name: 'Turn on Email' }))
  await page.findByText('Email: turned on.')
  expect(backend.sent.at(-1)).toEqual({ call: 'mfa-preference', input: { method: 'EMAIL_OTP', use: 'enabled' } })
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Email' })))
  await page.user.click(page.getByRole('button', { name: 'Set up an authenticator app' }))
  expect(totpSetup).toHaveBeenCalledTimes(1)
})

const notOffered = async () => {
  throw new SignInError('invalid_answer', { issues: { method: 'not_offered' } })
}

test('a method that the pool requires stays on, a notice says so, and the focus stays on this method', async () => {
  const page = openAccount(account({ 'mfa-preference': notOffered }), <MfaPreferences />)
  await page.user.click(await page.findByRole('button', { name: 'Turn off Text message' }))
  await page.user.click(page.getByRole('button', { name: 'Turn off' }))
  const message = await page.findByText('Your account needs a second step, so this one stays on.')
  expect(message.closest('[role="status"]')).not.toBeNull()
  expect(page.getByRole('alert').textContent).toBe('')
  expect(page.queryByRole('group')).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Text message' })))
})

test('a method without an address or number cannot be turned on, and a notice says so', async () => {
  const page = openAccount(account({ 'mfa-preference': notOffered }), <MfaPreferences offered={['EMAIL_OTP']} />)
  await page.user.click(await page.findByRole('button', { name: 'Turn on Email' }))
  const message = await page.findByText('This isn’t set up for your account, so it can’t be turned on.')
  expect(message.closest('[role="status"]')).not.toBeNull()
})

test('an action can need more than one step-up', async () => {
  const backend = account({ 'mfa-preference': rejectsWith('step_up_required') })
  const page = openAccount(backend, <MfaPreferences stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Make preferred: Text message' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await waitFor(() => expect(backend.sent.filter(({ call }) => call === 'mfa-preference')).toHaveLength(2))
  await page.user.click(await page.findByRole('button', { name: 'Rather not' }))
  await page.findByRole('list', { name: 'Ways to get a code' })
})
