import { expect, test } from 'vitest'
import { maskEmail, maskPhone } from './maskedDestination.ts'

test.each([
  ['ada@example.com', 'a***@e***'],
  ['t@t', 't***@t***'],
])('the address %s is masked as %s', (address, masked) => {
  expect(maskEmail(address)).toBe(masked)
})

test('a masked phone number shows its last four digits', () => {
  expect(maskPhone('+15550100839')).toBe('+*******0839')
})
