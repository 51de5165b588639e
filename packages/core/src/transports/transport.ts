import type { CallName, Calls } from '../wire/calls.ts'

/**
 * Sends one call to the backend and returns the reply. Rejects only with a {@link SignInError}, or with the reason of
 * `signal` if `signal` is aborted. To test your own transport, use `transportContract`.
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

/** A {@link Transport} without `options`, because a flow never aborts a call. */
export type SendCall = <K extends CallName>(call: K, input: Calls[K]['in']) => Promise<Calls[K]['out']>
