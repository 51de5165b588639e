import { expect, test } from 'vitest'
import { eventOf, newVisit } from './visit.ts'

test('whatever the advice says, an event has one printable line of it, 200 long at most', async () => {
  const visit = { ...newVisit('id', null, 0), advice: `a\r\nforged\u2028\u202eline\u0007${'x'.repeat(300)}` }
  const { advice } = await eventOf(visit, (text) => Promise.resolve(text), 0)
  expect(advice).toBe(`a forged line ${'x'.repeat(186)}`)
})
