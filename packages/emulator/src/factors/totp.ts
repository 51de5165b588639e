import { Secret, TOTP } from 'otpauth'
import type { Random } from '../environment/random.ts'

/** RFC 6238 with the authenticator apps' defaults: SHA-1, 30 seconds, 6 digits. */
const period = 30

/** The code for this secret (base32) at this time (milliseconds since the Unix epoch). */
export function codeAt(secret: string, at: number): string {
  return totp(secret).generate({ timestamp: at })
}

/** The time step a code belongs to, one step of tolerance either way, or null if it is wrong. */
export function stepOf(secret: string, code: string, at: number): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: at, window: 1 })
  return delta === null ? null : Math.floor(at / 1_000 / period) + delta
}

/** A new secret: 32 bytes, 52 base32 characters without padding, as real ones usually are. */
export function newSecret(random: Random): string {
  return new Secret({ buffer: Uint8Array.from(random(32)).buffer }).base32
}

function totp(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })
}
