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
export interface Transport {
  <K extends CallName>(
    call: K,
    input: Calls[K]['in'],
    options: { readonly signal: AbortSignal },
  ): Promise<Calls[K]['out']>
  /**
   * Names the session that the transport's calls read and change. Pages of one origin share their sign-ins and sign-outs
   * only with pages whose transport has the same name. @default ''
   */
  readonly sessionName?: string
  /**
   * Loads the code that the first call needs, for example while the user types. A flow calls this function before its
   * first call.
   */
  prepare?(): Promise<void>
}

/** A {@link Transport} without `options`, because a flow never aborts a call. */
export type SendCall = <K extends CallName>(call: K, input: Calls[K]['in']) => Promise<Calls[K]['out']>
