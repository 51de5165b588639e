import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import {
  answer,
  cognitoClient,
  createTestBackend,
  errorOf,
  challengeOf,
  startChallenge,
} from '../testing/testBackend.ts'

const method = 'SMS_MFA'
const settings = { mfa: 'ON', factors: ['SMS_MFA'] } as const

/** A backend whose `storePhoneNumber` writes to the pool and to `stored`. */
function createPhoneBackend(unavailable = false) {
  const backend = createTestBackend({ settings })
  const { pool } = backend
  const stored: [string, string][] = []
  const sdk = cognitoClient(pool.fetch)
  const database = { unavailable }
  async function storePhoneNumber({ username: Username }: { username: string }, Value: string): Promise<void> {
    if (database.unavailable) throw new Error('the database is unavailable')
    stored.push([Username, Value])
    const UserAttributes = [{ Name: 'phone_number', Value }]
    await sdk.send(new AdminUpdateUserAttributesCommand({ UserPoolId: pool.id, Username, UserAttributes }))
  }
  const handler = backend.newHandler({ mfaSetup: { storePhoneNumber } })
  const newBrowser = () => createTestBrowser(handler)
  return { ...backend, browser: newBrowser(), newBrowser, stored, database }
}

test('`storePhoneNumber` gets the phone number, and the next sign-in sends a code to it', async () => {
  const { browser, stored, pool } = createPhoneBackend()
  const reply = await startChallenge(browser)
  expect(reply.challenge).toEqual({ name: 'MFA_SETUP', methods: [method], totp: null })
  const malformed = await errorOf(answer(browser, reply, { method, phoneNumber: '0171 234' }))
  expect(malformed.issues).toEqual({ phoneNumber: 'malformed' })
  const saved = await answer(browser, reply, { method, phoneNumber: '00 49 (171) 234-5678' })
  expect(saved).toEqual({ kind: 'restart', username: 'ada', notice: 'phone_saved' })
  expect(stored).toEqual([['ada', '+491712345678']])
  expect(browser.cookies.size).toBe(0)
  const next = await startChallenge(browser)
  expect(next.challenge.name).toBe('SMS_MFA')
  const code = pool.outbox.last('+491712345678')?.code
  expect(await answer(browser, next, { code })).toMatchObject({ kind: 'signedIn' })
})

test('if `storePhoneNumber` fails, the challenge takes another answer and the error text stays in the backend', async () => {
  const { browser, stored, database, events } = createPhoneBackend(true)
  const reply = await startChallenge(browser)
  const userAnswer = { method, phoneNumber: '+491712345678' }
  const error = await errorOf(answer(browser, reply, userAnswer))
  expect([error.code, error.recovery]).toEqual(['upstream_unavailable', 'retry'])
  expect(JSON.stringify(events)).not.toContain('database')
  database.unavailable = false
  expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'restart' })
  expect(stored).toHaveLength(1)
})

test('a sign-in that started before the owner stored a number cannot store another number', async () => {
  const { browser, newBrowser, stored, pool } = createPhoneBackend()
  const attacker = newBrowser()
  const reply = await startChallenge(attacker)
  await answer(browser, await startChallenge(browser), { method, phoneNumber: '+491712345678' })
  pool.clock.advance(170_000)
  const error = await errorOf(answer(attacker, reply, { method, phoneNumber: '+491700000000' }))
  expect([error.code, stored]).toEqual(['throttled', [['ada', '+491712345678']]])
})

test('a sign-in that started before the owner set up an authenticator app cannot store a phone number', async () => {
  const { browser, newBrowser, stored, pool } = createPhoneBackend()
  pool.settings.update({ factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })
  const attacker = newBrowser()
  const reply = await startChallenge(attacker)
  const authenticatorApp = { method: 'SOFTWARE_TOKEN_MFA' }
  const withKey = challengeOf(await answer(browser, await startChallenge(browser), authenticatorApp))
  await answer(browser, withKey, { ...authenticatorApp, code: pool.currentCode('ada') })
  expect((await errorOf(answer(attacker, reply, { method, phoneNumber: '+491700000000' }))).code).toBe('throttled')
  expect(stored).toEqual([])
})

test('a fourth phone number in ten minutes is `throttled`', async () => {
  const { browser, stored, database } = createPhoneBackend(true)
  const reply = await startChallenge(browser)
  const store = () => answer(browser, reply, { method, phoneNumber: '+491712345678' })
  for (let n = 0; n < 3; n += 1) expect((await errorOf(store())).code).toBe('upstream_unavailable')
  database.unavailable = false
  expect((await errorOf(store())).code).toBe('throttled')
  expect(stored).toEqual([])
})

test('without `storePhoneNumber` MFA_SETUP offers no SMS_MFA', async () => {
  const { browser } = createTestBackend({ settings })
  const reply = challengeOf(await startChallenge(browser))
  expect(reply.challenge).toEqual({ name: 'MFA_SETUP', methods: [], totp: null })
  const userAnswer = { method, phoneNumber: '+491712345678' }
  expect((await errorOf(answer(browser, reply, userAnswer))).issues).toEqual({ method: 'not_offered' })
})

test('with an authenticator app as another method, the user chooses first', async () => {
  const { browser, pool } = createPhoneBackend()
  pool.settings.update({ factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })
  const { challenge } = await startChallenge(browser)
  expect(challenge).toEqual({ name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA', method], totp: null })
})
