import { SignInError } from '@challenge-kit/core'
import { waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { account, refuses } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { MfaPreferences } from './MfaPreferences.tsx'

test('what is in use is listed, and which is preferred', async () => {
  const page = openAccount(account(), <MfaPreferences />)
  const list = await page.findByRole('list', { name: 'Ways to get a code' })
  const [app, sms] = within(list).getAllByRole('listitem')
  expect(app?.textContent).toMatch(/^Authenticator app.*Preferred/)
  expect(sms?.textContent).toMatch(/^Text message/)
  expect(page.queryByRole('button', { name: 'Make preferred: Authenticator app' })).toBeNull()
})

test('another is preferred by a press, and the focus stays with it', async () => {
  const talk = account()
  const page = openAccount(talk, <MfaPreferences />)
  await page.user.click(await page.findByRole('button', { name: 'Make preferred: Text message' }))
  await page.findByText('Text message: preferred from now on.')
  expect(talk.sent.at(-1)).toEqual({ call: 'mfa-preference', input: { method: 'SMS_MFA', use: 'preferred' } })
  await page.findByRole('button', { name: 'Make preferred: Authenticator app' })
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Text message' })))
})

test('turning one off is asked once more', async () => {
  const talk = account()
  const page = openAccount(talk, <MfaPreferences />)
  await page.user.click(await page.findByRole('button', { name: 'Turn off Text message' }))
  expect(page.getByRole('group', { name: 'Turn off Text message?' }).textContent).toMatch(/your other ways/)
  await page.user.click(page.getByRole('button', { name: 'Turn off' }))
  await page.findByText('Text message: turned off.')
  expect(talk.sent.at(-1)).toEqual({ call: 'mfa-preference', input: { method: 'SMS_MFA', use: 'off' } })
  await waitFor(() =>
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Authenticator app' })),
  )
})

test('what the pool offers can be turned on, and an authenticator set up where there is none', async () => {
  const totpSetup = vi.fn()
  const talk = account({
    mfa: async () => ({ methods: [], preferred: null }),
    'mfa-preference': async () => ({ methods: ['EMAIL_OTP'], preferred: null }),
  })
  const page = openAccount(talk, <MfaPreferences offered={['EMAIL_OTP']} totpSetup={totpSetup} />)
  await page.findByText('No second step is set up yet.')
  await page.user.click(page.getByRole('button', { name: 'Turn on Email' }))
  await page.findByText('Email: turned on.')
  expect(talk.sent.at(-1)).toEqual({ call: 'mfa-preference', input: { method: 'EMAIL_OTP', use: 'enabled' } })
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Email' })))
  await page.user.click(page.getByRole('button', { name: 'Set up an authenticator app' }))
  expect(totpSetup).toHaveBeenCalledTimes(1)
})

const notOffered = async () => {
  throw new SignInError('invalid_answer', { issues: { method: 'not_offered' } })
}

test('one that the pool demands stays on: it says so, and the focus is where it was', async () => {
  const page = openAccount(account({ 'mfa-preference': notOffered }), <MfaPreferences />)
  await page.user.click(await page.findByRole('button', { name: 'Turn off Text message' }))
  await page.user.click(page.getByRole('button', { name: 'Turn off' }))
  const said = await page.findByText('Your account needs a second step, so this one stays on.')
  expect(said.closest('[role="status"]')).not.toBeNull()
  expect(page.getByRole('alert').textContent).toBe('')
  expect(page.queryByRole('group')).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('button', { name: 'Turn off Text message' })))
})

test('one that the account has nothing for cannot be turned on, and it says so', async () => {
  const page = openAccount(account({ 'mfa-preference': notOffered }), <MfaPreferences offered={['EMAIL_OTP']} />)
  await page.user.click(await page.findByRole('button', { name: 'Turn on Email' }))
  const said = await page.findByText('This isn’t set up for your account, so it can’t be turned on.')
  expect(said.closest('[role="status"]')).not.toBeNull()
})

test('signing in again comes first, as often as it takes', async () => {
  const talk = account({ 'mfa-preference': refuses('step_up_required') })
  const page = openAccount(talk, <MfaPreferences stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Make preferred: Text message' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await waitFor(() => expect(talk.sent.filter(({ call }) => call === 'mfa-preference')).toHaveLength(2))
  await page.user.click(await page.findByRole('button', { name: 'Rather not' }))
  await page.findByRole('list', { name: 'Ways to get a code' })
})
