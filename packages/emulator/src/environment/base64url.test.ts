import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { encodeBase64url } from './base64url.ts'
import { secureRandom } from './random.ts'

test('base64url of any length is what Node encodes', () => {
  for (let size = 0; size < 300; size += 1) {
    const bytes = secureRandom(size)
    expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
  }
})
