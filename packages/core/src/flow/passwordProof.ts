import type { Reply, StartInput } from '../wire/calls'
import { claimSignature, createEphemeral } from '../srp/index'
import type { Call } from './startSignIn'

/**
 * Begins with a proof of the password, by SRP: the password stays here. Loaded only where that is wished for.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function startWithProof(call: Call, named: StartInput, secret: string): Promise<Reply> {
  const { a, A } = createEphemeral()
  const reply = await call('start', { ...named, srpA: A })
  if (reply.kind !== 'proof') return reply
  const { flow, challengeIndex, srp } = reply
  const { salt, B, secretBlock, timestamp } = srp
  const identity = { prefix: srp.pool, id: srp.userId, secret }
  const signature = await claimSignature({ identity, salt, B, a, secretBlock, timestamp })
  const context = named.contextData === undefined ? {} : { contextData: named.contextData }
  return call('prove', { flow, challengeIndex, signature, secretBlock, timestamp, ...context })
}
