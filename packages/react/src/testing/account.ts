import {
  type Passkey,
  type RememberedDevice,
  type Session,
  SignInError,
  type SignInErrorCode,
} from '@challenge-kit/core'
import { type AccountHandlers, type Scenario, scenario } from '@challenge-kit/core/testing'

export const alice: Session = { username: 'alice', signInName: 'alice', claims: {}, expiresIn: 3600 }

export const passkeys: readonly Passkey[] = [
  { id: 'cred-1', name: 'Chrome on Mac', createdAt: 1_772_400_000 },
  { id: 'cred-2', name: 'iCloud Keychain', createdAt: 1_775_000_000 },
]

export const devices: readonly RememberedDevice[] = [
  { id: 'dev-1', name: 'Firefox on Linux', remembered: true, lastUsedAt: 1_775_500_000, current: true },
  { id: 'dev-2', name: 'Safari on iPhone', remembered: true, lastUsedAt: 1_775_000_000, current: false },
  { id: 'dev-3', name: null, remembered: false, lastUsedAt: 1_772_400_000, current: false },
]

/** A handler that rejects with the error `code`. */
export const rejectsWith = (code: SignInErrorCode) => (): Promise<never> => Promise.reject(new SignInError(code))

/** A handler that never replies. */
export const neverReplies = (): Promise<never> => new Promise(() => {})

/** A handler that rejects the first call. Later calls go to `then`, like calls after a step-up. */
export function failsOnce<I, O>(code: SignInErrorCode, then: (input: I) => Promise<O>): (input: I) => Promise<O> {
  let failed = false
  return (input) => {
    if (failed) return then(input)
    failed = true
    return Promise.reject(new SignInError(code))
  }
}

/** A scripted backend where Alice is signed in. The account calls change her passkeys, devices and second factors. */
export function account(handlers: Partial<AccountHandlers> = {}): Scenario {
  let storedPasskeys = passkeys
  let storedDevices = devices
  let mfa: Awaited<ReturnType<AccountHandlers['mfa']>> = {
    methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'],
    preferred: 'SOFTWARE_TOKEN_MFA',
  }
  return scenario([], {
    session: alice,
    account: {
      'change-password': async () => ({}),
      mfa: async () => mfa,
      'mfa-preference': async ({ method, use }) => {
        const others = mfa.methods.filter((other) => other !== method)
        mfa =
          use === 'off'
            ? { methods: others, preferred: mfa.preferred === method ? null : mfa.preferred }
            : { methods: [...others, method], preferred: use === 'preferred' ? method : mfa.preferred }
        return mfa
      },
      'totp-key': async () => ({ totp: { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'alice' } }),
      'totp-verify': async () => mfa,
      passkeys: async () => ({ passkeys: storedPasskeys }),
      'passkey-options': async () => ({ options }),
      'passkey-add': async ({ credential }) => {
        storedPasskeys = [...storedPasskeys, { id: credential.id, name: 'Firefox on Linux', createdAt: 1_775_600_000 }]
        return { passkeys: storedPasskeys }
      },
      'passkey-delete': async ({ id }) => {
        storedPasskeys = storedPasskeys.filter((passkey) => passkey.id !== id)
        return { passkeys: storedPasskeys }
      },
      devices: async () => ({ devices: storedDevices }),
      'device-forget': async ({ id }) => {
        storedDevices = storedDevices.filter((device) => device.id !== id)
        return { devices: storedDevices }
      },
      ...handlers,
    },
  })
}

const options: Awaited<ReturnType<AccountHandlers['passkey-options']>>['options'] = {
  challenge: 'Y2hhbGxlbmdl',
  rp: { id: 'localhost', name: 'Lantern' },
  user: { id: 'YWxpY2U', name: 'alice', displayName: 'Alice' },
  pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
  excludeCredentials: [],
  authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: 'required' },
}
