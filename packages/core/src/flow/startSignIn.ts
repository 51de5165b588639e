import type { CallName, Calls, Reply } from '../wire/calls'
import { SignInError } from '../errors'
import { load } from '../importChunk'
import type { Credentials } from './step'

/** Makes one call of the backend's. */
export type Call = <K extends CallName>(name: K, input: Calls[K]['in']) => Promise<Calls[K]['out']>

interface Starting {
  readonly call: Call
  readonly browserSrp: boolean
  readonly stepUp: boolean
}

/** Says who begins, with the password as it is or, in two calls, with a proof of it. */
export async function startWith(
  { username, password }: Credentials,
  context: { readonly contextData?: string },
  { call, browserSrp, stepUp }: Starting,
): Promise<Reply> {
  const named = { username, ...(stepUp && { intent: 'step-up' as const }), ...context }
  if (browserSrp && password !== undefined)
    return (await load(() => import('./passwordProof.ts'))).startWithProof(call, named, password)
  const reply = await call('start', { ...named, ...(password !== undefined && { password }) })
  if (reply.kind !== 'proof') return reply
  throw new SignInError('bad_response', { detail: 'the backend wants browserSrp' })
}
