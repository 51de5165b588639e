import { describe, expect, test } from 'vitest'
import { CLOCK_TOLERANCE } from '../crypto/seal.ts'
import { comparableUsername, createKeyedHash, looksLikeAnother } from '../crypto/keyedHash.ts'
import { MAX_FLOW_DURATION } from '../sign-in/sealedFlow.ts'
import { createCounters } from './counters.ts'
import { readLimits } from './rules.ts'

test.each(['\u212Aim', '\u212Bsa', '\u2126mega', ' ada', '\uFF41da'])('%j looks like another name', (name) => {
  expect(comparableUsername(name)).toBe(comparableUsername(name.normalize('NFKC')))
  expect(looksLikeAnother(name)).toBe(true)
})

test.each(['ada', 'ADA', 'ada@example.com'])('%j looks like no other name', (name) => {
  expect(looksLikeAnother(name)).toBe(false)
})

describe('when a sign-in has told which account a name belongs to', () => {
  const [email, phone] = [{ username: 'ada@example.com' }, { username: '+15550839' }]
  const keysOf = async (action: 'code' | 'firstFactorCode' | 'codeRequest', isLearned: boolean) => {
    const { countersFor, learnAccount } = createCounters({
      rules: readLimits(),
      keyedHash: createKeyedHash(new Uint8Array(32)),
      userPoolId: 'us-east-1_Emulator1',
    })
    if (isLearned) for (const { username } of [email, phone]) await learnAccount(username, 'ada')
    const names = [email, phone].map((name) => countersFor[action]({ address: null, flow: 'f', ...name }))
    const [first = [], second = []] = await Promise.all(names)
    const rules = first.filter(({ key }) => second.some((other) => other.key === key)).map(({ rule }) => rule)
    return rules.filter((rule) => rule.endsWith('PerAccount'))
  }

  test.each([
    ['code', 'codesPerAccount'],
    ['firstFactorCode', 'firstFactorCodesPerAccount'],
    ['codeRequest', 'codeRequestsPerAccount'],
  ] as const)('the aliases of the account share the limit of %s', async (action, rule) => {
    expect(await keysOf(action, false)).toEqual([])
    expect(await keysOf(action, true)).toEqual([rule])
  })
})

test('the window of a stored phone number is longer than a flow lasts, also if two clocks differ', () => {
  expect(readLimits().phoneNumbersPerAccount.window).toBeGreaterThan(MAX_FLOW_DURATION + CLOCK_TOLERANCE)
})
