import { type CallName, type Calls, SignInError, type Transport } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'

/**
 * Runs each call as a TanStack Query mutation with the key `[scope, call]`. The mutation has no variables, and its data
 * is the name of the next step. The mutation contains no secret, because a query client can keep mutations for minutes.
 */
export function tracedTransport(transport: Transport, client: QueryClient, scope = 'sign-in'): Transport {
  async function traced<K extends CallName>(
    call: K,
    input: Calls[K]['in'],
    options: { readonly signal: AbortSignal },
  ): Promise<Calls[K]['out']> {
    let send: (() => Promise<Calls[K]['out']>) | null = () => transport(call, input, options)
    const replies: Calls[K]['out'][] = []
    const mutation = client.getMutationCache().build(client, {
      mutationKey: [scope, call],
      networkMode: 'always',
      retry: false,
      gcTime: 0,
      mutationFn: async () => {
        // A client with default retries or resumed mutations must not send the call a second time.
        const once = send
        send = null
        if (!once) throw new SignInError('unexpected')
        const reply = await once()
        replies.push(reply)
        return stepName(reply)
      },
    })
    await mutation.execute(undefined)
    const reply = replies.pop()
    if (reply === undefined) throw new SignInError('unexpected')
    return reply
  }
  return Object.assign(traced, transport.prepare && { prepare: transport.prepare })
}

function stepName(reply: Calls[CallName]['out']): string | null {
  if (!('kind' in reply)) return null
  return reply.kind === 'challenge' ? reply.challenge.name : reply.kind
}
