import { otpauthUri } from '@challenge-kit/core'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { account, atFirst, refuses } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { TotpEnrolment } from './TotpEnrolment.tsx'

const totp = { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'alice' }
const proved = { methods: ['SOFTWARE_TOKEN_MFA'], preferred: 'SOFTWARE_TOKEN_MFA' } as const

test('a key is made by a press, never by showing the page', async () => {
  const talk = account()
  const page = openAccount(talk, <TotpEnrolment />)
  const begin = await page.findByRole('button', { name: 'Set up an app' })
  expect(talk.sent).toEqual([])
  await page.user.click(begin)
  const link = await page.findByRole('link', { name: 'Open in an app on this device' })
  expect(link.getAttribute('href')).toBe(otpauthUri(totp))
  expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Set up your authenticator app' }))
  expect(talk.sent.map(({ call }) => call)).toEqual(['totp-key'])
})

test('its first code proves it: the key is gone, and the second factors are known anew', async () => {
  const onDone = vi.fn()
  const talk = account({ 'totp-verify': async () => proved })
  const page = openAccount(talk, <TotpEnrolment onDone={onDone} />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '123 456{Enter}')
  const heading = await page.findByRole('heading', { name: 'Your authenticator app is set up' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(talk.sent.at(-1)).toEqual({ call: 'totp-verify', input: { code: '123456' } })
  expect(page.client.getQueryData(['account', 'mfa'])).toEqual(proved)
  expect(page.container.textContent).not.toContain('JBSW')
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  expect(onDone).toHaveBeenCalledTimes(1)
})

test('a wrong code stays, and the key with it', async () => {
  const page = openAccount(account({ 'totp-verify': refuses('code_mismatch') }), <TotpEnrolment />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '111111{Enter}')
  await page.findByText('That code didn’t match. Please try again.')
  expect(page.getByRole('img', { name: /^QR code/ }).isConnected).toBe(true)
})

test('whoever would rather not leaves it: the key is gone, with what went wrong, and the next one is another', async () => {
  const talk = account({ 'totp-verify': refuses('throttled') })
  const page = openAccount(talk, <TotpEnrolment />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '111111{Enter}')
  await page.findByText(/^Paused for safety/)
  await page.user.click(page.getByRole('button', { name: 'Cancel' }))
  const heading = await page.findByRole('heading', { name: 'Authenticator app' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(page.container.textContent).not.toMatch(/JBSW|Paused/)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.findByRole('img', { name: /^QR code/ })
  expect(talk.sent.map(({ call }) => call)).toEqual(['totp-key', 'totp-verify', 'totp-key'])
})

test('signing in again comes first: then the key is made without another press', async () => {
  const step = atFirst('step_up_required', async () => ({ totp }))
  const page = openAccount(account({ 'totp-key': step }), <TotpEnrolment stepUp={StepUpButtons} />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  expect((await page.findByRole('img', { name: /^QR code/ })).isConnected).toBe(true)
})

test('a code is not kept while one signs in again; the key is', async () => {
  const step = atFirst('step_up_required', async () => proved)
  const talk = account({ 'totp-verify': step })
  const page = openAccount(talk, <TotpEnrolment stepUp={StepUpButtons} />)
  await page.user.click(page.getByRole('button', { name: 'Set up an app' }))
  await page.user.type(await page.findInput('Code from your app'), '123456{Enter}')
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  const code = await page.findInput('Code from your app')
  expect(code.value).toBe('')
  expect(talk.sent.filter(({ call }) => call === 'totp-verify')).toHaveLength(1)
  await page.user.type(code, '654321{Enter}')
  await page.findByRole('heading', { name: 'Your authenticator app is set up' })
  expect(talk.sent.filter(({ call }) => call === 'totp-key')).toHaveLength(1)
})
