import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ChangePasswordForm } from './ChangePassword/ChangePasswordForm.tsx'
import { account, failsOnce } from '../testing/account.ts'
import { openAccount } from '../testing/accountPage.tsx'
import { openSinks, PLANTS, type Sink } from '../testing/sinks.ts'
import { TotpEnrolment } from './TotpEnrolment/TotpEnrolment.tsx'

const SINKS = ['query cache', 'storage', 'URL', 'console', 'error', 'attribute', 'page content'] as const

const PASSWORD = 'CANARY-password-1'
const NEW_PASSWORD = 'CANARY-New-password-2'
const CODE = '90817263'
const KEY = 'CANARYKEYCANARYKEYCANARYKEY234567'
const SECRETS = [PASSWORD, NEW_PASSWORD, CODE, KEY]

/** Uses the account screens and returns the sinks that contain a secret. `plant` puts a secret into one sink. */
async function leaksOf(plant: (typeof SINKS)[number] | null): Promise<Sink[]> {
  const { leaks, watch, check } = openSinks(SECRETS)
  const totp = { secret: KEY, issuer: 'Lantern', account: 'alice' }
  const backend = account({
    'change-password': failsOnce('password_mismatch', async () => ({})),
    'totp-key': failsOnce('network', async () => ({ totp })),
    'totp-verify': failsOnce('code_mismatch', async () => ({ methods: ['SOFTWARE_TOKEN_MFA'], preferred: null })),
  })
  const page = openAccount(
    backend,
    <>
      <ChangePasswordForm headingLevel={2} />
      <TotpEnrolment headingLevel={2} />
    </>,
  )
  watch(page)

  if (plant) PLANTS[plant](page, PASSWORD)
  await page.user.type(page.input('Current password'), PASSWORD)
  await page.user.type(page.input('New password'), `${NEW_PASSWORD}{Enter}`)
  await page.findByText('That doesn’t match your current password.')
  check([])
  await page.user.type(page.input('Current password'), `${PASSWORD}{Enter}`)
  await page.findByText('Your password has been changed.')
  check([])
  const begin = page.getByRole('button', { name: 'Set up an app' })
  await page.user.click(begin)
  await page.findByText(/^We couldn’t connect/)
  await page.user.click(begin)
  const code = await page.findInput('Code from your app')
  await page.user.type(code, `${CODE}{Enter}`)
  await waitFor(() => expect(code.getAttribute('aria-invalid')).toBe('true'))
  check([])
  await page.user.clear(code)
  await page.user.type(code, `${CODE}{Enter}`)
  await page.findByRole('heading', { name: 'Your authenticator app is set up' })
  check(SECRETS)
  expect(backend.sent.map(({ call }) => call).join(' ')).toBe(
    'change-password change-password totp-key totp-key totp-verify totp-verify',
  )
  return [...leaks]
}

test('passwords, codes and keys of the account screens reach no sink of the page', async () => {
  expect(await leaksOf(null)).toEqual([])
})

test.each(SINKS)('a secret planted in the sink "%s" is found', async (sink) => {
  expect(await leaksOf(sink)).toEqual([sink])
})
