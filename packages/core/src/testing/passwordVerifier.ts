import { createVerifier, randomBelowN, serverPublicKey, serverSignature, timestamp } from '../srp/index.ts'
import type { ProveInput } from '../wire/calls.ts'
import type { SrpParameters } from '../wire/replies.ts'

/** The backend's side of an SRP exchange. */
export interface PasswordVerifier {
  /** Returns the parameters of `PASSWORD_VERIFIER` for the page's `SRP_A`. */
  challenge(srpA: string): Promise<SrpParameters>
  /** True if the page signed with the right password. */
  verify(input: Pick<ProveInput, 'signature' | 'secretBlock' | 'timestamp'>): Promise<boolean>
}

const SALT = 0x5ea51deb0a7dn
const IDENTITY = { prefix: 'Xq3dUwm7C', id: '84514837-dcbc-4af1-abff-f3c109334894' }

/** Checks SRP proofs of `password`. It stores the SRP verifier and not the password, as Cognito does. */
export function passwordVerifier(password: string): PasswordVerifier {
  const verifier = createVerifier({ ...IDENTITY, secret: password }, SALT)
  let exchange = { A: '', b: 0n }
  return {
    async challenge(A) {
      exchange = { A, b: randomBelowN() }
      return {
        pool: IDENTITY.prefix,
        userId: IDENTITY.id,
        salt: SALT.toString(16),
        B: serverPublicKey(await verifier, exchange.b),
        secretBlock: btoa('a block of Cognito'),
        timestamp: timestamp(new Date(0)),
      }
    },
    async verify({ signature, secretBlock, timestamp: signedAt }) {
      const input = { ...IDENTITY, ...exchange, verifier: await verifier, secretBlock, timestamp: signedAt }
      return signature === (await serverSignature(input))
    },
  }
}
