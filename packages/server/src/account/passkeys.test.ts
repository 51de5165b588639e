import { expect, test } from 'vitest'
import { createAuthenticator, type AuthenticatorOverrides } from '@challenge-kit/emulator/authenticator'
import { createTestBackend, errorOf, PASSWORD } from '../testing/testBackend.ts'
import { anyString } from '../testing/matchers.ts'

const ORIGIN = 'https://app.example.com'

async function withPasskeys(firstFactors: readonly ('PASSWORD' | 'WEB_AUTHN')[] = ['PASSWORD', 'WEB_AUTHN']) {
  const passkeys = {
    relyingPartyId: 'app.example.com',
    userVerification: 'preferred',
    factor: 'SINGLE_FACTOR',
  } as const
  const backend = createTestBackend({ settings: { firstFactors, passkeys } })
  const { browser } = backend
  await browser.call('start', { username: 'ada', password: PASSWORD })
  const authenticator = await createAuthenticator()

  /** Adds a passkey as a page does: requests the options, creates a passkey, and sends the passkey. */
  async function make(manner: AuthenticatorOverrides = {}) {
    const { options } = await browser.call('passkey-options', {})
    const { challenge, rp, user } = options
    const about = { challenge, relyingPartyId: rp.id ?? '', userHandle: user.id }
    return authenticator.create(about, { origin: ORIGIN, ...manner })
  }

  return { ...backend, make, id: authenticator.id }
}

test('a passkey can be added, is listed and excluded from the next registration, and can be deleted', async () => {
  const { browser, make, id } = await withPasskeys()
  const added = await browser.call('passkey-add', { credential: await make() })
  expect(added).toEqual({ passkeys: [{ id, name: anyString, createdAt: Date.UTC(2026, 10, 21) / 1_000 }] })
  expect(await browser.call('passkeys', {})).toEqual(added)
  const { options } = await browser.call('passkey-options', {})
  expect(options).toMatchObject({ rp: { id: 'app.example.com' }, excludeCredentials: [{ id, type: 'public-key' }] })
  expect(await browser.call('passkey-delete', { id })).toEqual({ passkeys: [] })
})

test('deleting a passkey that no longer exists succeeds', async () => {
  const { browser } = await withPasskeys()
  expect(await browser.call('passkey-delete', { id: 'gone' })).toEqual({ passkeys: [] })
})

test.each<[string, AuthenticatorOverrides]>([
  ['from another origin', { origin: 'https://evil.example' }],
  ['for another relying party', { relyingPartyId: 'evil.example' }],
  ['with an algorithm that is not supported', { algorithm: 0x27 }],
])('a passkey %s is not added', async (_, manner) => {
  const { browser, make } = await withPasskeys()
  const error = await errorOf(browser.call('passkey-add', { credential: await make(manner) }))
  expect([error.code, error.recovery]).toEqual(['passkey_not_added', 'retry'])
  expect(await browser.call('passkeys', {})).toEqual({ passkeys: [] })
})

test('a passkey that was created after the options expired is not added', async () => {
  const { browser, make, pool } = await withPasskeys()
  const credential = await make()
  pool.clock.advance(180_000)
  expect((await errorOf(browser.call('passkey-add', { credential }))).code).toBe('passkey_not_added')
})

test('if the list fails after a passkey was added, the error is `outcome_unknown` and the passkey stays', async () => {
  const { browser, make, pool, id } = await withPasskeys()
  pool.faults.next('ListWebAuthnCredentials', { kind: 'internal' })
  const credential = await make()
  expect((await errorOf(browser.call('passkey-add', { credential }))).code).toBe('outcome_unknown')
  expect((await browser.call('passkeys', {})).passkeys.map((passkey) => passkey.id)).toEqual([id])
})

test('passkey options of a pool without passkeys are `server_misconfigured`', async () => {
  const { browser } = await withPasskeys(['PASSWORD'])
  expect((await errorOf(browser.call('passkey-options', {}))).code).toBe('server_misconfigured')
})

test('a malformed passkey is refused before Cognito is called', async () => {
  const { browser, cognitoCalls } = await withPasskeys()
  expect((await browser.send('passkey-add', { credential: { id: 7 } })).status).toBe(400)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})
