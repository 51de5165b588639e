import fc from 'fast-check'
import { expect, it } from 'vitest'
import { otpauthUri } from './totpKey'

it('encodes issuer and account, and names the issuer twice as authenticators expect', () => {
  expect(otpauthUri({ secret: 'GEZDGNBV', issuer: 'Lantern Library', account: 'jane+x@example.com' })).toBe(
    'otpauth://totp/Lantern%20Library:jane%2Bx%40example.com?secret=GEZDGNBV&issuer=Lantern%20Library',
  )
})

it('can be read back, whatever the names are', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 })
  fc.assert(
    fc.property(name, name, (issuer, account) => {
      const uri = new URL(otpauthUri({ secret: 'GEZDGNBV', issuer, account }))
      const [label = '', ...rest] = uri.pathname.replace(/^\/*totp\/|^\//, '').split(':')
      expect(uri.protocol).toBe('otpauth:')
      expect(rest).toHaveLength(1)
      expect(decodeURIComponent(label)).toBe(issuer)
      expect(decodeURIComponent(rest.join(':'))).toBe(account)
      expect(uri.searchParams.get('issuer')).toBe(issuer)
      expect(uri.searchParams.get('secret')).toBe('GEZDGNBV')
    }),
  )
})
