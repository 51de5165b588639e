import { expect, test } from 'vitest'
import { sourceFiles } from './sourceFiles.ts'

/**
 * How many source files of the server may contain a challenge's name. One of them is sign-in/challengeTraits.ts, the
 * only list of challenges.
 */
const limits = { MFA_SETUP: 4, SELECT_CHALLENGE: 3, EMAIL_OTP: 3, SMS_MFA: 3 }

const files = sourceFiles('packages/server/src').filter(({ path }) => !/\.test\.ts$|\/testing\//.test(path))

test.each(Object.entries(limits))('%s is named in at most %i source files of the server', (name, limit) => {
  const found = files.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text)).map(({ path }) => path)
  expect(found).toContain('packages/server/src/sign-in/challengeTraits.ts')
  expect(found.length, found.join(', ')).toBeLessThanOrEqual(limit)
})
