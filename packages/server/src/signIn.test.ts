import { createUserPool, stoppedClock } from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import { CLIENT_ID, CLIENT_SECRET, createRig } from './testing/rig.ts'

const password = 'Correct-horse-1'

function setUp() {
  const pool = createUserPool({
    clock: stoppedClock(Date.UTC(2026, 10, 21)),
    clients: [{ id: CLIENT_ID, secret: CLIENT_SECRET }],
    users: [{ username: 'ada', password, attributes: { email: 'ada@example.com' } }],
  })
  const describeSession = ({ email }: Readonly<Record<string, unknown>>) => ({ email: String(email) })
  return { pool, ...createRig(pool, { requestHandler: requestHandler(pool.fetch) }, { describeSession }) }
}

test('a password alone: tokens go into a cookie, the browser learns what describeSession tells', async () => {
  const { browser, handler } = setUp()
  const reply = await browser.call('start', { username: 'ada', password })
  const session = { username: 'ada', claims: { email: 'ada@example.com' }, expiresIn: 3_600 }
  expect(reply).toEqual({ kind: 'signedIn', session })
  expect([...browser.cookies.keys()]).toEqual(['__Host-Http-ck_session'])
  expect(await browser.call('session', {})).toEqual({ session })
  const held = await handler.getSession(browser.request())
  expect(held).toMatchObject(session)
  expect(held?.accessToken.split('.')).toHaveLength(3)
})

test('a wrong password says so, and sets no cookie', async () => {
  const { browser } = setUp()
  const wrong = browser.call('start', { username: 'ada', password: 'wrong' })
  await expect(wrong).rejects.toMatchObject({ code: 'invalid_credentials', recovery: 'restart' })
  expect(browser.setCookies()).toEqual([])
})
