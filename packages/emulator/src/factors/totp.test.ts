import { describe, expect, test } from 'vitest'
import { secureRandom } from '../environment/random.ts'
import { codeAt, newSecret, stepOf } from './totp.ts'

const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const long = '4VFMGC3Z4MALUES74ZTI4SGI5YLBFKYTULE7G73Y4F33O5C4Q6VA'

describe('the codes of RFC 6238, with six digits', () => {
  test.each([
    [rfc, 59, '287082'],
    [rfc, 1_111_111_109, '081804'],
    [rfc, 1_234_567_890, '005924'],
    [rfc, 20_000_000_000, '353130'],
    [long, 0, '702536'],
    [long, 1_784_000_000, '088778'],
    [long, 1_795_304_706, '656608'],
  ])('the code of %s at %i s', (secret, seconds, code) => {
    expect(codeAt(secret, seconds * 1_000)).toBe(code)
    expect(stepOf(secret, code, seconds * 1_000)).toBe(Math.floor(seconds / 30))
  })

  test('a wrong code has no time step', () => {
    expect(stepOf(rfc, '000000', 59_000)).toBeNull()
    expect(stepOf(rfc, '', 59_000)).toBeNull()
  })

  test('a new secret is 32 random bytes in base32, without padding', () => {
    expect(newSecret(secureRandom)).toMatch(/^[A-Z2-7]{52}$/)
    expect(newSecret(secureRandom)).not.toBe(newSecret(secureRandom))
    expect(newSecret((size) => new Uint8Array(size).fill(255))).toBe(`${'7'.repeat(51)}Q`)
  })
})
