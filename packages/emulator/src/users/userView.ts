import type { MfaFactor, User, UserStatus } from './user.ts'

/** A snapshot of a user. To change a user, send a request to the pool, or call `seed` again. */
export interface UserView {
  readonly sub: string
  readonly username: string
  readonly status: UserStatus
  readonly enabled: boolean
  readonly attributes: Readonly<Record<string, string>>
  /** The base32 secret of the enrolled authenticator app, or null. */
  readonly totpSecret: string | null
  /** The secret of an authenticator app that is not verified yet, or null. */
  readonly pendingTotpSecret: string | null
  /** The confirmed devices. */
  readonly devices: readonly { readonly key: string; readonly name: string | null; readonly remembered: boolean }[]
  readonly passkeys: readonly { readonly id: string; readonly relyingPartyId: string }[]
  readonly mfa: { readonly enabled: readonly MfaFactor[]; readonly preferred: MfaFactor | null }
}

/** `enrollmentSecret` is the secret of an MFA_SETUP challenge in progress. */
export function toUserView(user: User, enrollmentSecret: string | undefined): UserView {
  return {
    sub: user.sub,
    username: user.username,
    status: user.status,
    enabled: user.enabled,
    attributes: Object.fromEntries(user.attributes),
    totpSecret: user.authenticator?.secret ?? null,
    pendingTotpSecret: enrollmentSecret ?? user.pendingSecret,
    devices: [...user.devices.values()]
      .filter((device) => device.verifier)
      .map(({ key, name, remembered }) => ({ key, name, remembered })),
    passkeys: [...user.passkeys.values()].map(({ id, relyingPartyId }) => ({ id, relyingPartyId })),
    mfa: { enabled: user.enabledMfa, preferred: user.preferredMfa },
  }
}
