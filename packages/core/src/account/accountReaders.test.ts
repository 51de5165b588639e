import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AccountCalls } from './accountCalls.ts'
import { accountReaders } from './accountReaders.ts'
import { isSignInError } from '../toSignInError.ts'
import { readPasskeyAttestation } from '../passkeys/passkeyCreation.ts'

const mfa = { methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'], preferred: 'SMS_MFA' } as const
const passkeys = [{ id: 'AQID', name: 'Chrome on Mac', createdAt: 1_795_000_000 }]
const devices = [{ id: 'eu-west-1_d1', name: null, remembered: true, lastUsedAt: 1_795_000_000, current: true }]
const examples: { [K in keyof AccountCalls]: AccountCalls[K]['out'] } = {
  'change-password': {},
  mfa,
  'mfa-preference': { methods: [], preferred: null },
  'totp-key': { totp: { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'jane' } },
  'totp-verify': mfa,
  passkeys: { passkeys },
  'passkey-options': {
    options: {
      challenge: 'q83v',
      rp: { id: 'example.com', name: 'Lantern' },
      user: { id: 'AQID', name: 'jane', displayName: 'Jane' },
      pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
      timeout: 60_000,
      excludeCredentials: [{ id: 'AQID', type: 'public-key' }],
      authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: 'preferred' },
    },
  },
  'passkey-add': { passkeys },
  'passkey-delete': { passkeys: [] },
  devices: { devices },
  'device-forget': { devices: [] },
}
const names = Object.keys(accountReaders) as (keyof AccountCalls)[]

it.each(names)('%s: reads every member of the reply', (name) =>
  expect(accountReaders[name](JSON.parse(JSON.stringify(examples[name])))).toEqual(examples[name]),
)

it.each(names)('%s: any other JSON throws `bad_response` and no other error', (name) => {
  fc.assert(
    fc.property(fc.anything(), (json) => {
      try {
        accountReaders[name](json)
      } catch (thrown) {
        expect(isSignInError(thrown) && thrown.code).toBe('bad_response')
      }
    }),
  )
})

it('readPasskeyAttestation keeps only the members that Cognito needs', () => {
  const response = { clientDataJSON: 'Y2Q', attestationObject: 'YXQ', transports: ['internal'] }
  const credential = { id: 'AQID', rawId: 'AQID', type: 'public-key', response }
  const fromBrowser = {
    ...credential,
    clientExtensionResults: { prf: { results: { first: 'a key' } } },
    response: { ...response, publicKey: 'cGs', publicKeyAlgorithm: -7 },
  }
  expect(readPasskeyAttestation(fromBrowser, 'bad_request')).toEqual(credential)
  expect(() => readPasskeyAttestation({ ...credential, response: {} }, 'bad_request')).toThrow(/^bad_request/)
})

it('unknown second factors are left out', () => {
  expect(accountReaders.mfa({ methods: ['EMAIL_MFA', 'TELEPATHY'], preferred: 'TELEPATHY' })).toEqual({
    methods: ['EMAIL_OTP'],
    preferred: null,
  })
})
