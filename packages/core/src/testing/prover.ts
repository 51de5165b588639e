import type { PasswordClaim, ProveInput } from '../wire/calls'
import { createVerifier, randomBelowN, serverPublicKey, serverSignature, timestamp } from '../srp/index.ts'

/** The backend's part in proving a password by SRP. */
export interface Prover {
  /** Begins with what the page sent. */
  ask(srpA: string): Promise<PasswordClaim>
  /** Whether that was proved with the right password. */
  proves(input: Pick<ProveInput, 'signature' | 'secretBlock' | 'timestamp'>): Promise<boolean>
}

const SALT = 0x5ea51deb0a7dn
const WHOM = { prefix: 'Xq3dUwm7C', id: '84514837-dcbc-4af1-abff-f3c109334894' }

/** Keeps a verifier of `password`, as Cognito does, and is never told the password again. */
export function prover(password: string): Prover {
  const verified = createVerifier({ ...WHOM, secret: password }, SALT)
  let exchange = { A: '', b: 0n }
  return {
    async ask(A) {
      exchange = { A, b: randomBelowN() }
      return {
        pool: WHOM.prefix,
        userId: WHOM.id,
        salt: SALT.toString(16),
        B: serverPublicKey(await verified, exchange.b),
        secretBlock: btoa('a block of Cognito'),
        timestamp: timestamp(new Date(0)),
      }
    },
    async proves({ signature, secretBlock, timestamp: at }) {
      const input = { ...WHOM, ...exchange, verifier: await verified, secretBlock, timestamp: at }
      return signature === (await serverSignature(input))
    },
  }
}
