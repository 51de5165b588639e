import { powerOfGInParts } from '../srp/group.ts'
import { claimSignature, randomBelowN } from '../srp/index.ts'
import type { StartInput } from '../wire/calls.ts'
import type { Reply } from '../wire/replies.ts'
import type { SendCall } from '../transports/transport.ts'

/** Starts one sign-in with an SRP proof of the password. The password stays in the page. */
export type StartWithProof = (call: SendCall, input: StartInput, secret: string) => Promise<Reply>

/**
 * Computes the key pair of one proof, so that the start of the sign-in does not wait for it. A key pair is used once. The
 * work takes several tasks, so that the page can react to keys between them.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function createProof(): Promise<StartWithProof> {
  const a = randomBelowN()
  const A = (await powerOfGInParts(a)).toString(16)
  return async (call, input, secret) => {
    const reply = await call('start', { ...input, srpA: A })
    if (reply.kind !== 'proof') return reply
    const { flow, challengeIndex, srp } = reply
    const { salt, B, secretBlock, timestamp } = srp
    const identity = { prefix: srp.pool, id: srp.userId, secret }
    const signature = await claimSignature({ identity, salt, B, a, A, secretBlock, timestamp })
    const context = input.contextData === undefined ? {} : { contextData: input.contextData }
    return call('prove', { flow, challengeIndex, signature, secretBlock, timestamp, ...context })
  }
}
