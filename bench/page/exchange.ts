import { randomBytes } from 'node:crypto'
import { createVerifier, randomBelowN, serverPublicKey, serverSignature, timestamp } from '@challenge-kit/core/srp'

/** What a page needs to prove a password. */
export interface Exchange {
  readonly prefix: string
  readonly id: string
  readonly secret: string
  readonly salt: string
  readonly B: string
  readonly secretBlock: string
  readonly timestamp: string
}

export interface Proof {
  readonly A: string
  readonly signature: string
}

/** Generates A and computes the signature, as a page does for one sign-in. */
export type Prove = (exchange: Exchange) => Promise<Proof>

/** The server's side of an exchange. `check` throws if the signature is not the one that the server computes. */
export async function createExchange(): Promise<{ exchange: Exchange; check(proof: Proof): Promise<void> }> {
  const identity = { prefix: 'Bench1234', id: 'user-0', secret: 'Correct-horse-1' }
  const salt = randomBytes(16).toString('hex')
  const secretBlock = randomBytes(1_200).toString('base64')
  const verifier = await createVerifier(identity, BigInt(`0x${salt}`))
  const b = randomBelowN()
  const exchange = { ...identity, salt, B: serverPublicKey(verifier, b), secretBlock, timestamp: timestamp(new Date()) }
  return {
    exchange,
    check: async ({ A, signature }) => {
      const expected = await serverSignature({ ...exchange, A, b, verifier })
      if (signature !== expected) throw new Error('A client of SRP computed a wrong signature.')
    },
  }
}
