import { expect, test } from 'vitest'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { unlimited } from '../testing/poolVariants.ts'

test('the counters of an account hold its username only as a keyed hash', async () => {
  const keys: string[] = []
  const limitStore = {
    ...unlimited,
    take: (counters: Parameters<typeof unlimited.take>[0]) => {
      keys.push(...counters.map(({ key }) => key))
      return unlimited.take(counters)
    },
  }
  const users = [{ username: 'grace-hopper', password: PASSWORD, attributes: { phone_number: '+15550839' } }]
  const { browser } = createTestBackend({
    users,
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
    handler: { limitStore },
  })
  for (const username of ['grace-hopper', 'GRACE-HOPPER', ' ｇｒａｃｅ-hopper '])
    await browser.send('start', { username, password: PASSWORD })
  await browser.send('forgot', { username: 'grace-hopper' })
  expect(keys.length).toBeGreaterThan(6)
  expect(keys.join('\n')).not.toMatch(/grace|hopper|15550839/i)
})

test('calls without a client address share the counters of one network, which has ten times the points', async () => {
  const { handler } = createTestBackend({ handler: { limits: { startPerMinute: { points: 3 } } } })
  const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin: 'https://app.example.com' }
  const statuses: number[] = []
  for (let n = 0; n < 31; n += 1) {
    const body = JSON.stringify({ username: `user-${n}`, password: 'wrong' })
    const request = new Request('https://app.example.com/auth/start', { method: 'POST', headers, body })
    statuses.push((await handler(request)).status)
  }
  expect(statuses.indexOf(429)).toBe(30)
})
