import { SignInError } from './errors.ts'

// Milliseconds.
const LONGEST_WAIT = 12_000

/**
 * Loads code that the first view of a page does not need. Rejects with `SignInError('chunk')` if loading fails or takes
 * too long.
 */
export function importChunk<M>(load: () => Promise<M>): Promise<M> {
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown): void => reject(new SignInError('chunk', { cause }))
    const timer = setTimeout(fail, LONGEST_WAIT)
    load()
      .finally(() => clearTimeout(timer))
      .then(resolve, fail)
  })
}
