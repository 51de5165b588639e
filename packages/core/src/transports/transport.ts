import type { CallName, Calls } from '../wire/calls.ts'

/**
 * Sends one call to the backend and returns the reply. Rejects with a {@link SignInError}, or with the reason of
 * `signal` if it is aborted, and with nothing else. `transportContract` tests an implementation.
 *
 * @example
 * function withDeadline(transport: Transport): Transport {
 *   return (call, input, { signal }) =>
 *     transport(call, input, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })
 * }
 */
export type Transport = <K extends CallName>(
  call: K,
  input: Calls[K]['in'],
  options: { readonly signal: AbortSignal },
) => Promise<Calls[K]['out']>

/** A {@link Transport} with a signal of its own. */
export type SendCall = <K extends CallName>(call: K, input: Calls[K]['in']) => Promise<Calls[K]['out']>
