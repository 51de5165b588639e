import { randomBelowN, serverPublicKey, serverSignature } from '@challenge-kit/core/srp'
import type { Clock } from '../environment/clock.ts'
import { modPow } from '../environment/modPow.ts'
import type { Random } from '../environment/random.ts'
import type { Client } from '../pool/client.ts'
import type { ChallengeResult } from '../pool/triggers.ts'
import type { User } from '../users/user.ts'
import { invalidParameter, wrongCredentials } from '../wire/exceptions.ts'
import type { Assurance } from './assurance.ts'
import type { SrpSubject } from './srpSubject.ts'

/** One SRP exchange, from SRP_A to the signature. SECRET_BLOCK identifies the exchange, so no Session is needed. */
export interface SrpExchange {
  readonly client: Client
  /** null: the user does not exist, and the client must not learn this. */
  readonly user: User | null
  /** USERNAME as the client sent it. */
  readonly username: string
  readonly subject: SrpSubject
  readonly A: string
  readonly b: bigint
  readonly startedAt: number
  readonly deviceKey: string | null
  readonly assurance: Assurance
  readonly challenge: 'PASSWORD_VERIFIER' | 'DEVICE_PASSWORD_VERIFIER'
  /** The challenge results so far if CUSTOM_AUTH started with SRP_A, or null. */
  readonly customAuthResults: readonly ChallengeResult[] | null
}

export interface SrpExchanges {
  /** Starts an exchange and returns the challenge parameters for it. */
  start(exchange: Omit<SrpExchange, 'b' | 'startedAt'>): {
    readonly SALT: string
    readonly SRP_B: string
    readonly SECRET_BLOCK: string
  }
  /** Removes and returns the exchange of this secret block and challenge. Throws if there is none. */
  take(secretBlock: string, challenge: SrpExchange['challenge']): SrpExchange
  /** Adds an exchange again that `take` has removed. */
  putBack(secretBlock: string, exchange: SrpExchange): void
}

/** Old exchanges are kept for an hour, so that a late response gets the right exception. */
const keptMilliseconds = 3_600_000

export function createSrpExchanges(clock: Clock, random: Random): SrpExchanges {
  const exchanges = new Map<string, SrpExchange>()

  function deleteOld(): void {
    for (const [block, { startedAt }] of exchanges) {
      if (startedAt + keptMilliseconds > clock.now()) return
      exchanges.delete(block)
    }
  }

  return {
    start: (exchange) => {
      if (!/^(?!0+$)[0-9a-f]+$/i.test(exchange.A)) throw invalidParameter('Invalid SRP_A')
      deleteOld()
      const b = randomBelowN(random)
      // 1,724 characters of base64, like the SECRET_BLOCK of the real service.
      const SECRET_BLOCK = btoa(String.fromCharCode(...random(1_292)))
      exchanges.set(SECRET_BLOCK, { ...exchange, b, startedAt: clock.now() })
      const { salt, verifier } = exchange.subject
      return { SALT: salt.toString(16), SRP_B: serverPublicKey(verifier, b, modPow), SECRET_BLOCK }
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

/** Whether the client knows the secret. Returns false if SRP_A is a multiple of N, the modulus of SRP. */
export async function isSignatureValid(
  { subject, A, b }: SrpExchange,
  claim: { readonly secretBlock: string; readonly timestamp: string; readonly signature: string },
): Promise<boolean> {
  const { prefix, id, verifier } = subject
  const { secretBlock, timestamp, signature } = claim
  try {
    return (await serverSignature({ prefix, id, verifier, A, b, secretBlock, timestamp, modPow })) === signature
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
