import { createEphemeral } from '@challenge-kit/core/srp'
import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { createSrpBackend } from '../testing/srpBackend.ts'

const { A } = createEphemeral()
const N = (16n ** 768n - 1n).toString(16)

test.each([
  ['a password', { password: PASSWORD }, /browserSrp/],
  ['a password and SRP_A', { password: PASSWORD, srpA: A }, /browserSrp/],
  ['nothing', {}, /browserSrp/],
  ['a value that is not hexadecimal', { srpA: `${A.slice(0, -1)}g` }, /public key/],
  ['a negative number', { srpA: `-${A}` }, /public key/],
  ['zero', { srpA: '0' }, /public key/],
  ['an empty value', { srpA: '' }, /public key/],
  ['a value that is too long', { srpA: `${N}00` }, null],
])('`start` with %s instead of SRP_A is refused before any call to Cognito', async (_, input, advice) => {
  const { browser, events, cognitoCalls } = createSrpBackend()
  const { status } = await browser.send('start', { username: 'ada', ...input })
  expect([status, cognitoCalls()]).toEqual([400, []])
  if (advice) expect(events[0]?.advice).toMatch(advice)
})

test('a backend that expects passwords refuses SRP_A', async () => {
  const { browser, events } = createTestBackend()
  expect((await errorOf(browser.call('start', { username: 'ada', srpA: A }))).code).toBe('bad_request')
  expect(events[0]?.advice).toContain('USER_SRP_AUTH')
})

test.each(['SALT', 'SRP_B', 'SECRET_BLOCK', 'USER_ID_FOR_SRP'])(
  'a PASSWORD_VERIFIER challenge without %s is `upstream_invalid`',
  async (key) => {
    const { browser, pool } = createSrpBackend()
    pool.faults.next('AdminInitiateAuth', { kind: 'challengeParameters', parameters: { [key]: '' } })
    expect((await errorOf(browser.call('start', { username: 'ada', srpA: A }))).code).toBe('upstream_invalid')
  },
)

test('another challenge instead of PASSWORD_VERIFIER is passed to the browser', async () => {
  const { browser, pool } = createSrpBackend()
  pool.faults.next('AdminInitiateAuth', { kind: 'error', name: 'UserNotConfirmedException', message: 'no' })
  const reply = challengeOf(await browser.call('start', { username: 'ada', srpA: A }))
  expect(reply.challenge.name).toBe('USER_NOT_CONFIRMED')
})
