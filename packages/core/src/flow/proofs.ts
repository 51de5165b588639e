import { importChunk } from '../importChunk.ts'
import type { StartWithProof } from './passwordProof.ts'

/** The SRP proofs of a flow. */
export interface Proofs {
  /** Loads the code of the next proof and computes its key pair, for example while the user types. */
  prepare(): Promise<void>
  /** Returns the next proof. Each proof is used once. */
  take(): Promise<StartWithProof>
}

export function createProofs(): Proofs {
  let next: Promise<StartWithProof> | null = null

  function prepareNext(): Promise<StartWithProof> {
    next ??= importChunk(() => import('./passwordProof.ts')).then(
      ({ createProof }) => createProof(),
      (cause: unknown) => {
        next = null // The next call loads the code again.
        throw cause
      },
    )
    return next
  }

  return {
    prepare: async () => void (await prepareNext()),
    take() {
      const proof = prepareNext()
      next = null
      return proof
    },
  }
}
