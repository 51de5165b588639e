import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { answer, challengeOf, createTestBackend, errorOf, PASSWORD, startChallenge } from '../testing/testBackend.ts'

test('the text message after a password reset counts like the one after a password', async () => {
  const phone = '+15550839'
  const { handler, pool, newBrowser } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'], recovery: ['email'] },
    users: [
      {
        username: 'ada',
        password: PASSWORD,
        attributes: {
          email: 'ada@example.com',
          email_verified: 'true',
          phone_number: phone,
          phone_number_verified: 'true',
        },
      },
    ],
  })
  const browser = newBrowser()
  const reset = challengeOf(await browser.call('forgot', { username: 'ada' }))
  const code = pool.outbox.last('ada@example.com')?.code
  for (let n = 0; n < 10; n += 1) await startChallenge(createTestBrowser(handler, { clientAddress: `198.51.100.${n}` }))
  const error = await errorOf(answer(browser, reset, { code, newPassword: 'Better-horse-2' }))
  expect(error.code).toBe('throttled')
  expect(pool.outbox.messages().filter(({ to }) => to === phone)).toHaveLength(10)
})
