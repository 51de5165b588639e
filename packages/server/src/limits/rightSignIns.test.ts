import { expect, test } from 'vitest'
import { createTestBrowser, type TestBrowser } from '../testing/testBrowser.ts'
import { answer, createTestBackend, PASSWORD, startChallenge, type TestBackend } from '../testing/testBackend.ts'

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
const users = times(40).map((n) => ({
  username: `u${n}`,
  password: PASSWORD,
  attributes: { phone_number: `+155508${n + 10}` },
}))
const MINUTE = 60_000

const smsBackend = (limits = {}): TestBackend =>
  createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users, handler: { limits } })

async function signIn({ pool }: TestBackend, browser: TestBrowser, n: number): Promise<void> {
  const asked = await startChallenge(browser, `u${n}`)
  await answer(browser, asked, { code: pool.outbox.last(`+155508${n + 10}`)?.code })
}

test('forty users of one office sign in with SMS codes, one after another, although the network has five points', async () => {
  const five = { points: 5 }
  const backend = smsBackend({ startPerMinute: five, startPerHour: five, sentMessagesPerNetwork: five })
  for (const n of times(40)) await signIn(backend, backend.newBrowser(), n)
  expect(backend.pool.outbox.messages()).toHaveLength(40)
})

test('a thousand right passwords from one address are no attempts', async () => {
  const { browser } = createTestBackend()
  for (const _ of times(400))
    expect((await browser.send('start', { username: 'ada', password: PASSWORD })).status).toBe(200)
})

test('sign-ins that are not finished count, and a finished one gives back its own points only', async () => {
  const backend = smsBackend({ sentMessagesPerNetwork: { points: 3 } })
  await startChallenge(backend.newBrowser(), 'u1')
  await startChallenge(backend.newBrowser(), 'u2')
  await signIn(backend, backend.newBrowser(), 3)
  await startChallenge(backend.newBrowser(), 'u4')
  expect((await backend.browser.send('start', { username: 'u5', password: PASSWORD })).status).toBe(429)
})

test('a sign-in that is finished elsewhere gives its points back to the network where it started', async () => {
  const backend = smsBackend({ sentMessagesPerNetwork: { points: 1 } })
  const elsewhere = createTestBrowser(backend.handler, { clientAddress: '198.51.100.9' })
  await startChallenge(elsewhere, 'u1')
  const asked = await startChallenge(backend.browser, 'u2')
  const moved = createTestBrowser(backend.handler, { clientAddress: '198.51.100.9' })
  for (const [name, value] of backend.browser.cookies) moved.cookies.set(name, value)
  await answer(moved, asked, { code: backend.pool.outbox.last('+15550812')?.code })
  expect((await elsewhere.send('start', { username: 'u3', password: PASSWORD })).status).toBe(429)
  expect((await backend.browser.send('start', { username: 'u3', password: PASSWORD })).status).toBe(200)
})

test('a sign-in that outlasts a window takes no point of the next window away', async () => {
  const backend = smsBackend({ startPerMinute: { points: 2 } })
  const asked = await startChallenge(backend.browser, 'u1')
  backend.pool.clock.advance(MINUTE)
  for (const n of [2, 3]) await startChallenge(backend.newBrowser(), `u${n}`)
  await answer(backend.browser, asked, { code: backend.pool.outbox.last('+15550811')?.code })
  expect((await backend.newBrowser().send('start', { username: 'u4', password: PASSWORD })).status).toBe(429)
})

test('right sign-ins do not lift the ten messages an hour of an account', async () => {
  const backend = smsBackend()
  for (const _ of times(10)) await signIn(backend, backend.newBrowser(), 0)
  expect((await backend.browser.send('start', { username: 'u0', password: PASSWORD })).status).toBe(429)
})

test('a call that a message limit refuses takes no try of the password', async () => {
  const backend = smsBackend({ passwordPerNetwork: { points: 1 } })
  for (const _ of times(10)) await startChallenge(backend.newBrowser(), 'u0')
  const start = async (password: string) => (await backend.browser.send('start', { username: 'u0', password })).status
  expect(await start(PASSWORD)).toBe(429)
  backend.pool.clock.advance(60 * MINUTE)
  expect([await start('wrong'), await start('wrong')]).toEqual([401, 429])
})
