import { createVerifier, randomBelowN, serverPublicKey, serverSignature } from '@challenge-kit/core/srp'
import type { Assurance } from './assurance.ts'
import type { Client } from '../pool/client.ts'
import type { Clock } from '../environment/clock.ts'
import type { Device } from '../credentials/device.ts'
import { invalidParameter, wrongCredentials } from '../wire/exceptions.ts'
import type { Random } from '../environment/random.ts'
import type { ChallengeResult } from '../pool/triggers.ts'
import type { User } from '../users/user.ts'

/** Whose secret an exchange proves: a person's (pool name, user id) or a device's (group key, device key). */
export interface SrpSubject {
  readonly prefix: string
  readonly id: string
  readonly salt: bigint
  readonly verifier: bigint
}

/** What the server keeps between SRP_A and the claim. SECRET_BLOCK is its key, so no Session is needed. */
export interface Exchange {
  readonly client: Client
  /** Nobody, when the user does not exist and the client must not learn so. */
  readonly user: User | null
  /** USERNAME as it was typed. */
  readonly username: string
  readonly subject: SrpSubject
  readonly A: string
  readonly b: bigint
  readonly at: number
  readonly deviceKey: string | null
  readonly assurance: Assurance
  readonly challenge: 'PASSWORD_VERIFIER' | 'DEVICE_PASSWORD_VERIFIER'
  /** The rounds so far, if CUSTOM_AUTH put SRP first. */
  readonly rounds: readonly ChallengeResult[] | null
}

export interface Exchanges {
  open(parts: Omit<Exchange, 'b' | 'at'>): {
    readonly SALT: string
    readonly SRP_B: string
    readonly SECRET_BLOCK: string
  }
  /** The exchange of this block and challenge. It can be answered once. */
  take(secretBlock: string, challenge: Exchange['challenge']): Exchange
  /** Lets it be answered again. */
  putBack(secretBlock: string, exchange: Exchange): void
}

const kept = 3_600_000

export function createExchanges(clock: Clock, random: Random): Exchanges {
  const exchanges = new Map<string, Exchange>()

  function forgetOld(): void {
    for (const [block, { at }] of exchanges) {
      if (at + kept > clock.now()) return
      exchanges.delete(block)
    }
  }

  return {
    open: (parts) => {
      if (!/^(?!0+$)[0-9a-f]+$/i.test(parts.A)) throw invalidParameter('Invalid SRP_A')
      forgetOld()
      const b = randomBelowN(random)
      // 1,724 characters of base64, as real ones have.
      const SECRET_BLOCK = btoa(String.fromCharCode(...random(1_292)))
      exchanges.set(SECRET_BLOCK, { ...parts, b, at: clock.now() })
      const { salt, verifier } = parts.subject
      return { SALT: salt.toString(16), SRP_B: serverPublicKey(verifier, b), SECRET_BLOCK }
    },
    take: (secretBlock, challenge) => {
      const exchange = exchanges.get(secretBlock)
      if (exchange?.challenge !== challenge) throw wrongCredentials()
      exchanges.delete(secretBlock)
      return exchange
    },
    putBack: (secretBlock, exchange) => {
      exchanges.set(secretBlock, exchange)
    },
  }
}

/** Whether the claim proves the secret. A key that is a multiple of N proves nothing. */
export async function proves(
  { subject, A, b }: Exchange,
  claim: { readonly secretBlock: string; readonly timestamp: string; readonly signature: string },
): Promise<boolean> {
  const { prefix, id, verifier } = subject
  const { secretBlock, timestamp, signature } = claim
  try {
    return (await serverSignature({ prefix, id, verifier, A, b, secretBlock, timestamp })) === signature
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const derived = new WeakMap<User, { readonly password: string; readonly subject: SrpSubject }>()

/** Salt and verifier of a person, derived when first needed and again when the password changed. */
export async function personSubject(prefix: string, user: User, random: Random): Promise<SrpSubject> {
  const known = derived.get(user)
  const password = user.password ?? ''
  if (known?.password === password) return known.subject
  const salt = toInteger(random(16))
  const verifier = await createVerifier({ prefix, id: user.username, secret: password }, salt)
  const subject = { prefix, id: user.username, salt, verifier }
  derived.set(user, { password, subject })
  return subject
}

/** Salt and verifier that a device sent with ConfirmDevice, in base64 of Java's big integers. */
export function deviceSubject({ groupKey, key }: Device, salt: string, verifier: string): SrpSubject {
  return { prefix: groupKey, id: key, salt: toInteger(fromBase64(salt)), verifier: toInteger(fromBase64(verifier)) }
}

/** For a name nobody has: the same salt and the same user id each time, and a verifier that nothing fits. */
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
