import { claimSignature, createEphemeral } from '@challenge-kit/core/srp'
import type { Prove } from '../exchange.ts'

declare global {
  var prove: Prove
}

globalThis.prove = async ({ prefix, id, secret, salt, B, secretBlock, timestamp }) => {
  const { a, A } = createEphemeral()
  const identity = { prefix, id, secret }
  return { A, signature: await claimSignature({ identity, salt, B, a, A, secretBlock, timestamp }) }
}
