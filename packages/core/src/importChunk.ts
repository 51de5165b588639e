import { SignInError } from './errors.ts'

/** Loads what no page needs at first. Rejects with `SignInError('chunk')`. */
export async function load<M>(module: () => Promise<M>): Promise<M> {
  return module().catch((cause: unknown) => {
    throw new SignInError('chunk', { cause })
  })
}
