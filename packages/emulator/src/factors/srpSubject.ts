import { createVerifier, randomBelowN } from '@challenge-kit/core/srp'
import type { Device } from '../credentials/device.ts'
import { modPow } from '../environment/modPow.ts'
import type { Random } from '../environment/random.ts'
import type { User } from '../users/user.ts'

/**
 * The identity and the verifier of one SRP exchange.
 * For a user, the prefix is the pool name and the id is the username.
 * For a device, the prefix is the group key and the id is the device key.
 */
export interface SrpSubject {
  readonly prefix: string
  readonly id: string
  readonly salt: bigint
  readonly verifier: bigint
}

const derived = new WeakMap<User, { readonly password: string; readonly subject: SrpSubject }>()

/** The SRP subject of a user. The verifier is derived at the first use, and again after the password changes. */
export async function userSubject(prefix: string, user: User, random: Random): Promise<SrpSubject> {
  const cached = derived.get(user)
  const password = user.password ?? ''
  if (cached?.password === password) return cached.subject
  const salt = toInteger(random(16))
  const verifier = await createVerifier({ prefix, id: user.username, secret: password }, salt, modPow)
  const subject = { prefix, id: user.username, salt, verifier }
  derived.set(user, { password, subject })
  return subject
}

/** The SRP subject of a device. ConfirmDevice received the salt and the verifier as Java's big integers in base64. */
export function deviceSubject({ groupKey, key }: Device, salt: string, verifier: string): SrpSubject {
  return { prefix: groupKey, id: key, salt: toInteger(fromBase64(salt)), verifier: toInteger(fromBase64(verifier)) }
}

/** The SRP subject of an unknown username. The salt and the id depend only on the name. No password is correct. */
export async function simulatedSubject(prefix: string, name: string, random: Random): Promise<SrpSubject> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${prefix}:${name.toLowerCase()}`))
  const bytes = new Uint8Array(digest)
  const hex = Array.from(bytes.subarray(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const id = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join(
    '-',
  )
  return { prefix, id, salt: toInteger(bytes.subarray(0, 16)), verifier: randomBelowN(random) }
}

function toInteger(bytes: Uint8Array): bigint {
  return bytes.reduce((integer, byte) => (integer << 8n) | BigInt(byte), 0n)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0)
}
