import type { ProofReply, ProveInput } from './calls.ts'
import { claimSignature, createEphemeral } from './srp/index.ts'

/** One proof of one password: what to begin with, and what to answer. The password stays here. */
export interface PasswordProof {
  readonly srpA: string
  answer(reply: ProofReply): Promise<ProveInput>
}

/**
 * Proves a password by SRP, in the browser. Loaded only where that is wished for.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export function proofOf(password: string): PasswordProof {
  const { a, A } = createEphemeral()
  return {
    srpA: A,
    async answer({ flow, step, srp }) {
      const { salt, B, secretBlock, timestamp } = srp
      const identity = { prefix: srp.pool, id: srp.userId, secret: password }
      const signature = await claimSignature({ identity, salt, B, a, secretBlock, timestamp })
      return { flow, step, signature, secretBlock, timestamp }
    },
  }
}
