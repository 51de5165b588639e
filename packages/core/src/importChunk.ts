import { SignInError } from './errors.ts'

/** Loads code that the first view of a page does not need. Rejects with `SignInError('chunk')` if loading fails. */
export async function importChunk<M>(load: () => Promise<M>): Promise<M> {
  return load().catch((cause: unknown) => {
    throw new SignInError('chunk', { cause })
  })
}
