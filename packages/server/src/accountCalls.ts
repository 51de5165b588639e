import { type AccountCalls, SignInError } from '@challenge-kit/core'
import type { Call } from './call.ts'

const soon = (): Promise<never> => Promise.reject(new SignInError('bad_request'))

/** What the backend does for each call of a person who is signed in. */
export function createAccountCalls(): { readonly [K in keyof AccountCalls]: Call<K> } {
  return {
    'change-password': soon,
    mfa: soon,
    'mfa-preference': soon,
    'totp-key': soon,
    'totp-verify': soon,
    passkeys: soon,
    'passkey-options': soon,
    'passkey-add': soon,
    'passkey-delete': soon,
    devices: soon,
    'device-forget': soon,
  }
}
