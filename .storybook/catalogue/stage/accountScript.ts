import type { MfaMethod, Passkey, RememberedDevice } from '@challenge-kit/core'
import { type Transport } from '@challenge-kit/react'
import { scenario } from '@challenge-kit/react/testing'

/** A scripted backend where Alice is signed in. What she changes stays changed until the story is shown again. */
export function aliceSignedIn(): Transport {
  let passkeys: readonly Passkey[] = [
    { id: 'cred-1', name: 'Chrome on Mac', createdAt: 1_772_400_000 },
    { id: 'cred-2', name: 'iCloud Keychain', createdAt: 1_775_000_000 },
  ]
  let devices: readonly RememberedDevice[] = [
    { id: 'dev-1', name: 'Firefox on Linux', remembered: true, lastUsedAt: 1_775_500_000, current: true },
    { id: 'dev-2', name: 'Safari on iPhone', remembered: true, lastUsedAt: 1_775_000_000, current: false },
  ]
  let methods: readonly MfaMethod[] = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA']
  let preferred: MfaMethod | null = 'SOFTWARE_TOKEN_MFA'
  return scenario([], {
    session: { username: 'alice', signInName: 'alice@example.com', claims: {}, expiresIn: 3600 },
    account: {
      'change-password': async () => ({}),
      mfa: async () => ({ methods, preferred }),
      'mfa-preference': async ({ method, use }) => {
        methods = [...methods.filter((other) => other !== method), ...(use === 'off' ? [] : [method])]
        if (use === 'preferred') preferred = method
        if (use === 'off' && preferred === method) preferred = null
        return { methods, preferred }
      },
      'totp-key': async () => ({
        totp: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'alice' },
      }),
      'totp-verify': async () => ({ methods, preferred }),
      passkeys: async () => ({ passkeys }),
      'passkey-delete': async ({ id }) => {
        passkeys = passkeys.filter((passkey) => passkey.id !== id)
        return { passkeys }
      },
      devices: async () => ({ devices }),
      'device-forget': async ({ id }) => {
        devices = devices.filter((device) => device.id !== id)
        return { devices }
      },
    },
  }).transport
}
