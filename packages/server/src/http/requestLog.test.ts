import { expect, test } from 'vitest'
import { newRequestLog, toSecurityEvent } from './requestLog.ts'

test('the advice of an event is one printable line of at most 200 characters', async () => {
  const log = {
    ...newRequestLog({}, 0),
    advice: `a\r\nforged\u2028\u202eline\u0007${'x'.repeat(300)}`,
  }
  const { advice } = await toSecurityEvent(log, (text) => Promise.resolve(text), 0)
  expect(advice).toBe(`a forged line ${'x'.repeat(186)}`)
})
