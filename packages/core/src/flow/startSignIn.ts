import { SignInError } from '../errors.ts'
import type { Reply } from '../wire/replies.ts'
import type { SendCall } from '../transports/transport.ts'
import type { Proofs } from './proofs.ts'
import type { StepUpOptions } from './signInFlow.ts'
import type { Credentials } from './step.ts'

interface StartOptions {
  readonly call: SendCall
  /** Null unless the page has `browserSrp`. */
  readonly proofs: Proofs | null
  readonly stepUp: StepUpOptions | undefined
}

/** Starts a sign-in with the password in one call, or, with `browserSrp`, with a proof of the password in two calls. */
export async function startSignIn(
  { username, password }: Credentials,
  context: { readonly contextData?: string },
  { call, proofs, stepUp }: StartOptions,
): Promise<Reply> {
  const demand = stepUp?.demand
  const input = { username, ...(stepUp && { intent: 'step-up' as const }), ...(demand && { demand }), ...context }
  if (proofs && password !== undefined) return (await proofs.take())(call, input, password)
  const reply = await call('start', { ...input, ...(password !== undefined && { password }) })
  if (reply.kind !== 'proof') return reply
  throw new SignInError('bad_response', { detail: 'the backend requires `browserSrp`' })
}
