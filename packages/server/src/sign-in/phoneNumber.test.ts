import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { answer, createTestBackend, errorOf, challengeOf, startChallenge } from '../testing/testBackend.ts'
import { cognitoClient } from '../testing/testBackend.ts'

const method = 'SMS_MFA'
const settings = { mfa: 'ON', factors: ['SMS_MFA'] } as const

/** A backend that keeps numbers as an application would, and what it was told. */
function keeping(broken = false) {
  const backend = createTestBackend({ settings })
  const { pool } = backend
  const kept: [string, string][] = []
  const sdk = cognitoClient(pool.fetch)
  const switches = { broken }
  async function storePhoneNumber({ username: Username }: { username: string }, Value: string): Promise<void> {
    if (switches.broken) throw new Error('the database is away')
    kept.push([Username, Value])
    const UserAttributes = [{ Name: 'phone_number', Value }]
    await sdk.send(new AdminUpdateUserAttributesCommand({ UserPoolId: pool.id, Username, UserAttributes }))
  }
  const handler = backend.newHandler({ mfaSetup: { storePhoneNumber } })
  const newBrowser = () => createTestBrowser(handler)
  return { ...backend, browser: newBrowser(), newBrowser, kept, switches }
}

test('a telephone number is kept by the application; the next sign-in sends a code there', async () => {
  const { browser, kept, pool } = keeping()
  const asked = await startChallenge(browser)
  expect(asked.challenge).toEqual({ name: 'MFA_SETUP', methods: [method], totp: null })
  const bad = await errorOf(answer(browser, asked, { method, phoneNumber: '0171 234' }))
  expect(bad.issues).toEqual({ phoneNumber: 'malformed' })
  const saved = await answer(browser, asked, { method, phoneNumber: '00 49 (171) 234-5678' })
  expect(saved).toEqual({ kind: 'restart', username: 'ada', notice: 'phone_saved' })
  expect(kept).toEqual([['ada', '+491712345678']])
  expect(browser.cookies.size).toBe(0)
  const next = await startChallenge(browser)
  expect(next.challenge.name).toBe('SMS_MFA')
  const code = pool.outbox.last('+491712345678')?.code
  expect(await answer(browser, next, { code })).toMatchObject({ kind: 'signedIn' })
})

test('where it cannot be kept, nothing is lost', async () => {
  const { browser, kept, switches, events } = keeping(true)
  const asked = await startChallenge(browser)
  const given = { method, phoneNumber: '+491712345678' }
  const error = await errorOf(answer(browser, asked, given))
  expect([error.code, error.recovery]).toEqual(['upstream_unavailable', 'retry'])
  expect(JSON.stringify(events)).not.toContain('database')
  switches.broken = false
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'restart' })
  expect(kept).toHaveLength(1)
})

test('who came to the question before the owner answered it keeps no number of their own, as long as a sign-in lasts', async () => {
  const { browser, newBrowser, kept, pool } = keeping()
  const thief = newBrowser()
  const asked = await startChallenge(thief)
  await answer(browser, await startChallenge(browser), { method, phoneNumber: '+491712345678' })
  pool.clock.advance(170_000)
  const error = await errorOf(answer(thief, asked, { method, phoneNumber: '+491700000000' }))
  expect([error.code, kept]).toEqual(['throttled', [['ada', '+491712345678']]])
})

test('nor where the owner set up an authenticator', async () => {
  const { browser, newBrowser, kept, pool } = keeping()
  pool.settings.update({ factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })
  const thief = newBrowser()
  const asked = await startChallenge(thief)
  const chosen = { method: 'SOFTWARE_TOKEN_MFA' }
  const keyed = challengeOf(await answer(browser, await startChallenge(browser), chosen))
  await answer(browser, keyed, { ...chosen, code: pool.currentCode('ada') })
  expect((await errorOf(answer(thief, asked, { method, phoneNumber: '+491700000000' }))).code).toBe('throttled')
  expect(kept).toEqual([])
})

test('numbers are counted as messages are: a fourth one in ten minutes is not kept', async () => {
  const { browser, kept, switches } = keeping(true)
  const asked = await startChallenge(browser)
  const keep = () => answer(browser, asked, { method, phoneNumber: '+491712345678' })
  for (let n = 0; n < 3; n += 1) expect((await errorOf(keep())).code).toBe('upstream_unavailable')
  switches.broken = false
  expect((await errorOf(keep())).code).toBe('throttled')
  expect(kept).toEqual([])
})

test('without an application that keeps numbers, an administrator has to', async () => {
  const { browser } = createTestBackend({ settings })
  const asked = challengeOf(await startChallenge(browser))
  expect(asked.challenge).toEqual({ name: 'MFA_SETUP', methods: [], totp: null })
  const given = { method, phoneNumber: '+491712345678' }
  expect((await errorOf(answer(browser, asked, given))).issues).toEqual({ method: 'not_offered' })
})

test('beside an authenticator the choice comes first', async () => {
  const { browser, pool } = keeping()
  pool.settings.update({ factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })
  const { challenge } = await startChallenge(browser)
  expect(challenge).toEqual({ name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA', method], totp: null })
})
