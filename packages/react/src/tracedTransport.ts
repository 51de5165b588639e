import { type CallName, type Calls, SignInError, type Transport } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'

/**
 * Makes traffic visible to TanStack Query, as mutations under `['sign-in', call]`, or under another name. What is sent
 * and what comes back stays outside: the query client keeps a mutation's variables and data for a while, so there are no
 * variables, and the data is the name of the step that follows.
 */
export function tracedTransport(transport: Transport, client: QueryClient, under = 'sign-in'): Transport {
  return async <K extends CallName>(call: K, input: Calls[K]['in'], options: { readonly signal: AbortSignal }) => {
    let send: (() => Promise<Calls[K]['out']>) | null = () => transport(call, input, options)
    const replies: Calls[K]['out'][] = []
    const mutation = client.getMutationCache().build(client, {
      mutationKey: [under, call],
      networkMode: 'always',
      retry: false,
      gcTime: 0,
      mutationFn: async () => {
        // Once: a client that was told to retry, or to resume, must not send it again.
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
}

function stepName(reply: Calls[CallName]['out']): string | null {
  if (!('kind' in reply)) return null
  return reply.kind === 'challenge' ? reply.challenge.name : reply.kind
}
