import { expect, test } from 'vitest'
import { createDeviceBackend, signInWithCode } from '../testing/deviceBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { createTestBackend, PASSWORD, type TestBackend } from '../testing/testBackend.ts'
import type { BeforeRefusal } from './rules.ts'

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

// A fault and not a wrong password, because the pool locks an account after five wrong passwords.
const wrongPassword = {
  kind: 'error',
  name: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
} as const

/** Guesses passwords from other networks, and returns the statuses. */
async function guess({ handler, pool }: TestBackend, username: string, count: number): Promise<readonly number[]> {
  const statuses: number[] = []
  for (const n of times(count)) {
    const stranger = createTestBrowser(handler, { clientAddress: `198.51.${Math.floor(n / 200)}.${n % 200}` })
    pool.faults.next('AdminInitiateAuth', wrongPassword)
    statuses.push((await stranger.send('start', { username, password: `wrong-${n}` })).status)
    pool.faults.clear()
  }
  return statuses
}

test('guesses of strangers do not lock the owner out on a remembered device', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  expect((await guess(backend, 'ada', 22)).slice(19)).toEqual([401, 429, 429])
  const start = async (browser = backend.browser, password = PASSWORD) =>
    (await browser.send('start', { username: 'ada', password })).status
  expect(await start(backend.newBrowser())).toBe(429)
  expect(await start()).toBe(200)
})

test('a remembered device has five tries of its own, and a right password gives them back', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  const start = async (password: string) => (await backend.browser.send('start', { username: 'ada', password })).status
  for (const n of times(4)) expect(await start(`wrong-${n}`)).toBe(401)
  expect(await start(PASSWORD)).toBe(200)
  for (const n of times(4)) expect(await start(`wrong-${n}`)).toBe(401)
  backend.pool.clock.advance(5_000)
  expect(await start('wrong')).toBe(401)
  expect(await start(PASSWORD)).toBe(429)
})

test('aliases share the twenty tries of their account once the owner has signed in with each', async () => {
  const email = 'ada@example.com'
  const phone_number = '+15550839'
  const verified = { email_verified: 'true', phone_number_verified: 'true' }
  const backend = createTestBackend({
    settings: { usernameAttributes: [], aliasAttributes: ['email', 'phone_number'] },
    users: [{ username: 'ada', password: PASSWORD, attributes: { email, phone_number, ...verified } }],
  })
  const names = ['ada', email, phone_number]
  for (const username of names) await backend.browser.call('start', { username, password: PASSWORD })
  const statuses = [
    ...(await guess(backend, 'ada', 8)),
    ...(await guess(backend, email.toUpperCase(), 8)),
    ...(await guess(backend, phone_number, 8)),
  ]
  expect(statuses.filter((status) => status === 401)).toHaveLength(20)
  expect(statuses.slice(20)).toEqual([429, 429, 429, 429])
})

const solved: BeforeRefusal = ({ request }) => request.headers.get('x-captcha') === 'solved'

test('`beforeRefusal` lets a call pass that has solved a CAPTCHA', async () => {
  const asked: unknown[] = []
  const backend = createTestBackend({
    handler: {
      beforeRefusal: (refusal) => {
        asked.push([refusal.rule, refusal.call, refusal.address])
        return solved(refusal)
      },
    },
  })
  await guess(backend, 'ada', 20)
  const start = async (captcha: string) =>
    (await backend.browser.send('start', { username: 'ada', password: PASSWORD }, { 'x-captcha': captcha })).status
  expect([await start(''), await start('solved')]).toEqual([429, 200])
  expect(asked).toEqual([
    ['passwordPerAccount', 'start', '203.0.113.7'],
    ['passwordPerAccount', 'start', '203.0.113.7'],
  ])
})

test.each<[string, BeforeRefusal]>([
  ['rejects', () => Promise.reject(new Error('the CAPTCHA service is unavailable'))],
  [
    'throws',
    () => {
      throw new Error('a mistake')
    },
  ],
  ['resolves to false', () => Promise.resolve(false)],
])('a `beforeRefusal` that %s refuses', async (_, beforeRefusal) => {
  const backend = createTestBackend({ handler: { beforeRefusal } })
  expect((await guess(backend, 'ada', 21)).at(-1)).toBe(429)
})

test('`beforeRefusal` is not asked about codes and about the messages of an account', async () => {
  const asked: string[] = []
  const beforeRefusal: BeforeRefusal = ({ rule }) => {
    asked.push(rule)
    return true
  }
  const backend = createTestBackend({ handler: { beforeRefusal } })
  const statuses: number[] = []
  for (const _ of times(4)) statuses.push((await backend.browser.send('forgot', { username: 'ada' })).status)
  expect([statuses, asked]).toEqual([[200, 200, 200, 429], []])
})
