import { createEphemeral } from '@challenge-kit/core/srp'
import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { createSrpBackend } from '../testing/srpBackend.ts'

const { A } = createEphemeral()
const N = (16n ** 768n - 1n).toString(16)

test.each([
  ['a password', { password: PASSWORD }, /browserSrp/],
  ['a password besides', { password: PASSWORD, srpA: A }, /browserSrp/],
  ['nothing', {}, /browserSrp/],
  ['no hexadecimal', { srpA: `${A.slice(0, -1)}g` }, /public key/],
  ['a sign', { srpA: `-${A}` }, /public key/],
  ['zero', { srpA: '0' }, /public key/],
  ['nothing at all', { srpA: '' }, /public key/],
  ['too much', { srpA: `${N}00` }, null],
])('%s for SRP_A is refused, and Cognito is not asked', async (_, given, advice) => {
  const { browser, events, cognitoCalls } = createSrpBackend()
  const { status } = await browser.send('start', { username: 'ada', ...given })
  expect([status, cognitoCalls()]).toEqual([400, []])
  if (advice) expect(events[0]?.advice).toMatch(advice)
})

test('a backend that takes passwords takes no proofs', async () => {
  const { browser, events } = createTestBackend()
  expect((await errorOf(browser.call('start', { username: 'ada', srpA: A }))).code).toBe('bad_request')
  expect(events[0]?.advice).toContain('USER_SRP_AUTH')
})

test.each(['SALT', 'SRP_B', 'SECRET_BLOCK', 'USER_ID_FOR_SRP'])(
  'without %s the question makes no sense',
  async (key) => {
    const { browser, pool } = createSrpBackend()
    pool.faults.next('AdminInitiateAuth', { kind: 'challengeParameters', parameters: { [key]: '' } })
    expect((await errorOf(browser.call('start', { username: 'ada', srpA: A }))).code).toBe('upstream_invalid')
  },
)

test('where Cognito asks something else at once, that is asked', async () => {
  const { browser, pool } = createSrpBackend()
  pool.faults.next('AdminInitiateAuth', { kind: 'error', name: 'UserNotConfirmedException', message: 'no' })
  const asked = challengeOf(await browser.call('start', { username: 'ada', srpA: A }))
  expect(asked.challenge.name).toBe('USER_NOT_CONFIRMED')
})
