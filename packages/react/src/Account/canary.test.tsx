import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ChangePasswordForm } from '../ChangePassword/ChangePasswordForm.tsx'
import { account, atFirst } from '../testing/account.ts'
import { openAccount } from '../testing/accountPage.tsx'
import type { Page } from '../testing/page.tsx'
import { TotpEnrolment } from '../TotpEnrolment/TotpEnrolment.tsx'

/** Where nothing that was typed, and no key, may ever be. */
const SINKS = ['cache', 'storage', 'address', 'console', 'attribute', 'left behind'] as const
type Sink = (typeof SINKS)[number]

const PASSWORD = 'CANARY-password-1'
const NEW_PASSWORD = 'CANARY-New-password-2'
const CODE = '90817263'
const KEY = 'CANARYKEYCANARYKEYCANARYKEY234567'
const SECRETS = [PASSWORD, NEW_PASSWORD, CODE, KEY]

const text = (value: unknown): string =>
  value instanceof Error ? `${value.stack}${JSON.stringify(value)}` : JSON.stringify(value)

/** All attributes on the page, but for the one that is allowed: the link that carries the key to an app. */
function attributes(): string {
  const cells = [...document.querySelectorAll('*:not(style)')].flatMap((element) => [...element.attributes])
  return cells
    .map(({ value }) => value)
    .filter((value) => !value.startsWith('otpauth:'))
    .join('\n')
}

/** What a visit to the account leaks, and where to. `plant` puts one leak there, to see that it is found. */
async function leaksOf(plant: Sink | null): Promise<Sink[]> {
  const leaks = new Set<Sink>()
  const inspect = (sink: Sink, said: string): void => {
    if (SECRETS.some((secret) => said.includes(secret))) leaks.add(sink)
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => inspect('console', said.map(text).join()))
  const totp = { secret: KEY, issuer: 'Lantern', account: 'alice' }
  const talk = account({
    'change-password': atFirst('password_mismatch', async () => ({})),
    'totp-key': atFirst('network', async () => ({ totp })),
    'totp-verify': atFirst('code_mismatch', async () => ({ methods: ['SOFTWARE_TOKEN_MFA'], preferred: null })),
  })
  const page = openAccount(
    talk,
    <>
      <ChangePasswordForm headingLevel={2} />
      <TotpEnrolment headingLevel={2} />
    </>,
  )
  page.client.getQueryCache().subscribe(({ query }) => inspect('cache', text([query.state, query.queryKey])))
  page.client.getMutationCache().subscribe(({ mutation }) => {
    if (mutation) inspect('cache', text([mutation.state, mutation.options.mutationKey, String(mutation.state.error)]))
  })
  const look = (): void => {
    inspect('storage', text([localStorage, sessionStorage]))
    inspect('address', location.href + text(history.state))
    inspect('attribute', attributes())
  }

  if (plant) PLANTS[plant](page)
  await page.user.type(page.input('Current password'), PASSWORD)
  await page.user.type(page.input('New password'), `${NEW_PASSWORD}{Enter}`)
  await page.findByText('That doesn’t match your current password.')
  look()
  await page.user.type(page.input('Current password'), `${PASSWORD}{Enter}`)
  await page.findByText('Your password has been changed.')
  look()
  const begin = page.getByRole('button', { name: 'Set up an app' })
  await page.user.click(begin)
  await page.findByText(/^We couldn’t connect/)
  await page.user.click(begin)
  const code = await page.findInput('Code from your app')
  await page.user.type(code, `${CODE}{Enter}`)
  await waitFor(() => expect(code.getAttribute('aria-invalid')).toBe('true'))
  look()
  await page.user.clear(code)
  await page.user.type(code, `${CODE}{Enter}`)
  await page.findByRole('heading', { name: 'Your authenticator app is set up' })
  look()
  const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
  inspect('left behind', [document.body.textContent, ...fields].join('\n'))
  expect(talk.sent.map(({ call }) => call).join(' ')).toBe(
    'change-password change-password totp-key totp-key totp-verify totp-verify',
  )
  return [...leaks]
}

const PLANTS: Record<Sink, (page: Page) => void> = {
  cache: ({ client }) => void client.setQueryData(['account', 'mfa'], PASSWORD),
  storage: () => sessionStorage.setItem('leak', CODE),
  address: () => history.replaceState(KEY, ''),
  console: () => globalThis.console.info(NEW_PASSWORD),
  attribute: () => document.body.setAttribute('data-leak', KEY),
  'left behind': () =>
    document.body.append(Object.assign(document.createElement('input'), { value: PASSWORD, id: 'leak' })),
}

afterEach(() => {
  vi.restoreAllMocks()
  cleanup()
  sessionStorage.clear()
  history.replaceState(null, '')
  document.body.removeAttribute('data-leak')
  document.querySelector('#leak')?.remove()
})

test('passwords, codes and keys reach no sink of the page', async () => {
  expect(await leaksOf(null)).toEqual([])
})

test.each(SINKS)('a leak planted in the %s is found', async (sink) => {
  expect(await leaksOf(sink)).toEqual([sink])
})
