import type { CallName, Calls, Transport } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'

/**
 * Runs each call as a TanStack Query mutation with the key `[scope, call]`. The mutation has no variables, and its data
 * is the name of the next step. The mutation is created in a task of its own, because the press of the button is a long
 * task already. The mutation contains no secret, because a query client can keep mutations for minutes.
 */
export function tracedTransport(transport: Transport, client: QueryClient, scope = 'sign-in'): Transport {
  async function traced<K extends CallName>(
    call: K,
    input: Calls[K]['in'],
    options: { readonly signal: AbortSignal },
  ): Promise<Calls[K]['out']> {
    // The call is sent first, so that its mutation can neither delay it nor send it a second time.
    const reply = transport(call, input, options)
    reply.catch(() => {})
    await new Promise((resolve) => setTimeout(resolve))
    const mutation = client.getMutationCache().build(client, {
      mutationKey: [scope, call],
      networkMode: 'always',
      retry: false,
      gcTime: 0,
      mutationFn: async () => stepName(await reply),
    })
    // Callbacks of the page's mutation cache may throw. The reply arrives nevertheless.
    await mutation.execute(undefined).catch(() => {})
    return reply
  }
  return Object.assign(traced, transport.prepare && { prepare: transport.prepare })
}

function stepName(reply: Calls[CallName]['out']): string | null {
  if (!('kind' in reply)) return null
  return reply.kind === 'challenge' ? reply.challenge.name : reply.kind
}
