import { transportContract } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'

const to = '+15550839'

// The http transport of core, over the real handler, the real SDK and the emulator.
test.each(transportContract.map((rule) => [rule.name, rule] as const))('%s', async (_, rule) => {
  const users = [{ username: 'ada', password: PASSWORD, attributes: { phone_number: to } }]
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users })
  const code = () => Promise.resolve(pool.outbox.last(to)?.code ?? '')
  const setup = { transport: browser.transport, user: { username: 'ada', password: PASSWORD, code } }
  await expect(rule.run(setup)).resolves.toBeUndefined()
})
