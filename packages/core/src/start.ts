import type { CallName, Calls, Reply } from './calls.ts'
import { SignInError } from './errors.ts'
import { load } from './load.ts'
import type { Credentials } from './step.ts'

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
  const proof =
    browserSrp && password !== undefined ? (await load(() => import('./passwordProof.ts'))).proofOf(password) : null
  const secret = proof ? { srpA: proof.srpA } : password === undefined ? {} : { password }
  const reply = await call('start', { ...named, ...secret })
  if (reply.kind !== 'proof') return reply
  if (!proof) throw new SignInError('bad_response', { detail: 'the backend’s authFlow wants browserSrp in the page' })
  return call('prove', { ...(await proof.answer(reply)), ...context })
}
