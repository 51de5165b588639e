import { expect, test } from 'vitest'
import { readLimits, RULES } from './rules.ts'

test.each<[string, object, string]>([
  [
    'a misspelled figure',
    { codesPerFlow: { point: 3 } },
    'limits: codesPerFlow has no "point", only points and window',
  ],
  ['the key of the counter', { codesPerFlow: { key: 1 } }, 'limits: codesPerFlow has no "key", only points and window'],
  ['a text', { codesPerFlow: { points: '3' } }, 'limits: codesPerFlow.points must be a number above 0'],
])('%s in the option `limits` is refused at start-up', (_, options, message) => {
  expect(() => readLimits(options)).toThrow(message)
})

test('a rule without figures in the option `limits` keeps its own', () => {
  const options: object = { codesPerFlow: undefined, startPerHour: {} }
  expect(readLimits(options)).toEqual(RULES)
})
