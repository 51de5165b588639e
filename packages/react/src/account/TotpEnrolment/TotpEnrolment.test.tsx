import { otpauthUri } from '@challenge-kit/core'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { account, failsOnce, rejectsWith } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { TotpEnrolment } from './TotpEnrolment.tsx'

const totp = { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'alice' }
const proved = { methods: ['SOFTWARE_TOKEN_MFA'], preferred: 'SOFTWARE_TOKEN_MFA' } as const

test('a key is requested by a click, not when the screen appears', async () => {
  const backend = account()
  const page = openAccount(backend, <TotpEnrolment />)
  const begin = await page.findByRole('button', { name: 'Set up an app' })
  expect(backend.sent).toEqual([])
  await page.user.click(begin)
  const link = await page.findByRole('link', { name: 'Open in an app on this device' })
  expect(link.getAttribute('href')).toBe(otpauthUri(totp))
  expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Set up your authenticator app' }))
  expect(backend.sent.map(({ call }) => call)).toEqual(['totp-key'])
})

test('the first code finishes the set-up, removes the key and updates the list of second factors', async () => {
  const onDone = vi.fn()
  const backend = account({ 'totp-verify': async () => proved })
  const page = openAccount(backend, <TotpEnrolment onDone={onDone} />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '123 456{Enter}')
  const heading = await page.findByRole('heading', { name: 'Your authenticator app is set up' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(backend.sent.at(-1)).toEqual({ call: 'totp-verify', input: { code: '123456' } })
  expect(page.client.getQueryData(['account', 'mfa'])).toEqual(proved)
  expect(page.container.textContent).not.toContain('JBSW')
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  expect(onDone).toHaveBeenCalledTimes(1)
})

test('after a wrong code, the code and the key stay', async () => {
  const page = openAccount(account({ 'totp-verify': rejectsWith('code_mismatch') }), <TotpEnrolment />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '111111{Enter}')
  await page.findByText('That code didn’t match. Please try again.')
  expect(page.getByRole('img', { name: /^QR code/ }).isConnected).toBe(true)
})

test('cancelling removes the key and its error, and the next set-up has a new key', async () => {
  const backend = account({ 'totp-verify': rejectsWith('throttled') })
  const page = openAccount(backend, <TotpEnrolment />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '111111{Enter}')
  await page.findByText(/^Paused for safety/)
  await page.user.click(page.getByRole('button', { name: 'Cancel' }))
  const heading = await page.findByRole('heading', { name: 'Authenticator app' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(page.container.textContent).not.toMatch(/JBSW|Paused/)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.findByRole('img', { name: /^QR code/ })
  expect(backend.sent.map(({ call }) => call)).toEqual(['totp-key', 'totp-verify', 'totp-key'])
})

test('if a step-up is needed, the key is requested after it without another click', async () => {
  const step = failsOnce('step_up_required', async () => ({ totp }))
  const page = openAccount(account({ 'totp-key': step }), <TotpEnrolment stepUp={StepUpButtons} />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  expect((await page.findByRole('img', { name: /^QR code/ })).isConnected).toBe(true)
})

test('during a step-up the code is cleared and the key is kept', async () => {
  const step = failsOnce('step_up_required', async () => proved)
  const backend = account({ 'totp-verify': step })
  const page = openAccount(backend, <TotpEnrolment stepUp={StepUpButtons} />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '123456{Enter}')
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  const code = await page.findInput('Code from your app')
  expect(code.value).toBe('')
  expect(backend.sent.filter(({ call }) => call === 'totp-verify')).toHaveLength(1)
  await page.user.type(code, '654321{Enter}')
  await page.findByRole('heading', { name: 'Your authenticator app is set up' })
  expect(backend.sent.filter(({ call }) => call === 'totp-key')).toHaveLength(1)
})
