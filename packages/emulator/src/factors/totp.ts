import { Secret, TOTP } from 'otpauth'
import type { Random } from '../environment/random.ts'
import type { User } from '../users/user.ts'
import { exception } from '../wire/exceptions.ts'

/** The length of a time step in seconds. TOTP (RFC 6238) has the defaults of authenticator apps: SHA-1 and 6 digits. */
const period = 30

/** The code for this base32 secret. `at` is in milliseconds since the Unix epoch. */
export function codeAt(secret: string, at: number): string {
  return totp(secret).generate({ timestamp: at })
}

/** The time step of a code, or null for a wrong code. A code may be one step early or late. */
export function stepOf(secret: string, code: string, at: number): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: at, window: 1 })
  return delta === null ? null : Math.floor(at / 1_000 / period) + delta
}

/** A new secret of 32 bytes: 52 base32 characters without padding, like most secrets of the real service. */
export function newSecret(random: Random): string {
  return new Secret({ buffer: Uint8Array.from(random(32)).buffer }).base32
}

/** Enrolls an authenticator app if the code is correct. The user cannot use this code again. */
export function enrollTotp(user: User, secret: string, code: string, name: string | undefined, now: number): void {
  const step = stepOf(secret, code, now)
  if (step === null) {
    throw exception('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA')
  }
  user.authenticator = { secret, name: name ?? null, lastStep: step }
  user.modified = now
}

function totp(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })
}
