import { asks, scenario, signsIn } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { enterCredentials, openSignIn } from '../testing/page.tsx'

const choice = asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA'], totp: null })
const totp = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'alice' }
const key = asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA'], totp })
const mail = asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: false })

test('an authenticator is only prepared once it is chosen', async () => {
  const talk = scenario([choice, key])
  const page = openSignIn(talk)
  await enterCredentials(page)
  await page.findByRole('heading', { name: 'Add a second step' })
  expect(page.queryByRole('radio', { checked: true })).toBeNull()
  expect(page.queryByRole('radio', { name: /^Text message/ })).toBeNull()
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  await page.findByText('Choose one to continue.')
  expect(talk.sent).toHaveLength(1)
  await page.user.click(page.getByRole('radio', { name: /^Authenticator app/ }))
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  await page.findByRole('img', { name: /^QR code/ })
  expect(talk.sent[1]?.input).toMatchObject({ answer: { method: 'SOFTWARE_TOKEN_MFA' } })
})

test('by e-mail: choosing sends nothing, the address does, and a code comes back', async () => {
  const talk = scenario([choice, mail, signsIn()])
  const page = openSignIn(talk)
  await enterCredentials(page)
  await page.user.click(await page.findByRole('radio', { name: /^Email/ }))
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  const address = await page.findInput('Email address')
  expect(document.activeElement).toBe(address)
  expect(talk.sent).toHaveLength(1)
  await page.user.type(address, 'alice@example{Enter}')
  await page.findByText('It should look like name@example.com.')
  expect(document.activeElement).toBe(address)
  await page.user.type(address, '.com{Enter}')
  await page.user.type(await page.findInput('Code from the email'), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(talk.sent[1]?.input).toMatchObject({ answer: { method: 'EMAIL_OTP', email: 'alice@example.com' } })
  expect(talk.sent).toHaveLength(3)
})

test('from the address one gets back to the choice; where there is none, there is no such button', async () => {
  const page = openSignIn(scenario([choice]))
  await enterCredentials(page)
  await page.user.click(await page.findByRole('radio', { name: /^Email/ }))
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  await page.user.click(await page.findByRole('button', { name: 'Use another way' }))
  await page.findByRole('heading', { name: 'Add a second step' })
  page.unmount()
  const only = openSignIn(scenario([asks('MFA_SETUP', { methods: ['EMAIL_OTP'], totp: null })]))
  await enterCredentials(only)
  await only.findInput('Email address')
  expect(only.queryByRole('button', { name: 'Use another way' })).toBeNull()
})
