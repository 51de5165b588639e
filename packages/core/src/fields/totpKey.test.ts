import fc from 'fast-check'
import { expect, it } from 'vitest'
import { otpauthUri } from './totpKey.ts'

const secret = 'GEZDGNBV'

it('encodes issuer and account, and names the issuer twice as authenticator apps expect', () => {
  expect(otpauthUri({ secret, issuer: 'Lantern Library', account: 'jane+x@example.com' })).toBe(
    'otpauth://totp/Lantern%20Library:jane%2Bx%40example.com?secret=GEZDGNBV&issuer=Lantern%20Library',
  )
})

it('any issuer and account can be read back from the URI', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 })
  fc.assert(
    fc.property(name, name, (issuer, account) => {
      const uri = new URL(otpauthUri({ secret, issuer, account }))
      const [label = '', ...rest] = uri.pathname.replace(/^\/*totp\/|^\//, '').split(':')
      expect(uri.protocol).toBe('otpauth:')
      expect(rest).toHaveLength(1)
      expect(decodeURIComponent(label)).toBe(issuer)
      expect(decodeURIComponent(rest.join(':'))).toBe(account)
      expect(uri.searchParams.get('issuer')).toBe(issuer)
      expect(uri.searchParams.get('secret')).toBe(secret)
    }),
  )
})

it('replaces a lone surrogate with U+FFFD, because encodeURIComponent throws on it', () => {
  const uri = otpauthUri({ secret, issuer: 'Lantern \ud83c', account: '\udfee jane 🏮' })
  expect(decodeURIComponent(uri)).toBe(
    'otpauth://totp/Lantern \ufffd:\ufffd jane 🏮?secret=GEZDGNBV&issuer=Lantern \ufffd',
  )
})
