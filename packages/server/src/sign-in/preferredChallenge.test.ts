import type { FirstFactor } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { answer, challengeOf, createTestBackend, PASSWORD, type TestBackendOptions } from '../testing/testBackend.ts'

const email = 'jane@example.com'
const jane = { username: 'jane', password: PASSWORD, attributes: { email, phone_number: '+15550839' } }

const createUserAuthBackend = (preferredChallenge: FirstFactor, settings: TestBackendOptions['settings'] = {}) =>
  createTestBackend({
    users: [jane],
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'], ...settings },
    handler: { authFlow: 'USER_AUTH', pool: { preferredChallenge } },
  })

test('with `preferredChallenge: PASSWORD` a username alone leads to PASSWORD', async () => {
  const backend = createUserAuthBackend('PASSWORD')
  const reply = challengeOf(await backend.browser.call('start', { username: 'jane' }))
  expect(reply.challenge).toEqual({ name: 'PASSWORD' })
  expect(await answer(backend.browser, reply, { password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test.each(['chosen', 'all'] as const)(
  'a preferred code is sent at the start, and `resend` sends another one in the same flow (availableWithPreferred: %s)',
  async (availableWithPreferred) => {
    const { browser, pool, cognitoCalls } = createUserAuthBackend('EMAIL_OTP', { availableWithPreferred })
    const first = challengeOf(await browser.call('start', { username: 'jane' }))
    expect(first).toMatchObject({ challengeIndex: 1, challenge: { name: 'EMAIL_OTP', firstFactor: true } })
    const second = challengeOf(await browser.call('resend', { flow: first.flow, challengeIndex: 1 }))
    expect(second).toMatchObject({ flow: first.flow, challengeIndex: 2, username: 'jane', expiresIn: 180 })
    expect(second.challenge).toEqual(first.challenge)
    const code = pool.outbox.last(email)?.code
    expect(await answer(browser, second, { code })).toMatchObject({ kind: 'signedIn' })
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
    expect(JSON.stringify(pool.requestLog.list()[1]?.request)).toContain('"PREFERRED_CHALLENGE":"EMAIL_OTP"')
  },
)
