import type { MfaFactor } from '../pool/settings.ts'
import type { Sessions } from '../sign-in/challengeSessions.ts'
import type { User, UserStatus } from './user.ts'

/** A person as the pool has them now. Read only: change people over the wire, or seed them anew. */
export interface UserView {
  readonly sub: string
  readonly username: string
  readonly status: UserStatus
  readonly enabled: boolean
  readonly attributes: Readonly<Record<string, string>>
  /** The base32 secret of the enrolled authenticator, or null. */
  readonly totpSecret: string | null
  /** The secret that was handed out and not yet verified, or null. */
  readonly pendingTotpSecret: string | null
  /** The devices that were confirmed. */
  readonly devices: readonly { readonly key: string; readonly name: string | null; readonly remembered: boolean }[]
  readonly passkeys: readonly { readonly id: string; readonly relyingPartyId: string }[]
  readonly mfa: { readonly enabled: readonly MfaFactor[]; readonly preferred: MfaFactor | null }
}

export function viewOf(user: User, sessions: Sessions): UserView {
  return {
    sub: user.sub,
    username: user.username,
    status: user.status,
    enabled: user.enabled,
    attributes: Object.fromEntries(user.attributes),
    totpSecret: user.authenticator?.secret ?? null,
    pendingTotpSecret: sessions.pendingSecret(user) ?? user.pendingSecret,
    devices: [...user.devices.values()]
      .filter((device) => device.verifier)
      .map(({ key, name, remembered }) => ({ key, name, remembered })),
    passkeys: [...user.passkeys.values()].map(({ id, relyingPartyId }) => ({ id, relyingPartyId })),
    mfa: { enabled: user.enabledMfa, preferred: user.preferredMfa },
  }
}
