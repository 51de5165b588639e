import { type ProofReply, SignInError } from '@challenge-kit/core'
import { timestamp as timestampOf } from '@challenge-kit/core/srp'
import { adopt, questioning } from './adopt.ts'
import type { Question } from './srp.ts'
import { digest } from '../crypto/base64.ts'
import { present } from '../cognito/result.ts'
import type { EngineContext, EngineResult } from './engine.ts'
import { type SealedFlow, LONGEST_FLOW } from './sealedFlow.ts'
import { relay } from './relay.ts'

/** The proof of a password, made in the browser. */
export interface Proof {
  readonly signature: string
  readonly secretBlock: string
  readonly timestamp: string
}

/**
 * Asks the browser to prove the password. SECRET_BLOCK goes there and is not kept: only its hash is, so that no other
 * exchange can be answered in this sign-in, whose guesses are counted.
 */
export async function askProof(
  before: SealedFlow,
  { name, session, parameters }: Question,
  { now, srpPool, sessionValidity }: EngineContext,
): Promise<EngineResult<ProofReply>> {
  const member = (key: string): string => present(parameters[key], key)
  const secretBlock = member('SECRET_BLOCK')
  const timestamp = timestampOf(new Date(now * 1_000))
  const challengeIndex = before.challengeIndex + 1
  const expiresAt = Math.min(now + sessionValidity, now + LONGEST_FLOW)
  const proof = await hashOf({ secretBlock, timestamp })
  const state = { ...before, challengeIndex, name, session, expiresAt, proof }
  const userId = member('USER_ID_FOR_SRP')
  const srp = { pool: srpPool, userId, salt: member('SALT'), B: member('SRP_B'), secretBlock, timestamp }
  return { state, reply: { kind: 'proof', flow: before.flow, challengeIndex, srp } }
}

/** Passes the proof on. It is a guess of the password, as one typed would be; what follows is a question or tokens. */
export async function prove(state: SealedFlow, proof: Proof, context: EngineContext): Promise<EngineResult> {
  if (state.proof === null || state.proof !== (await hashOf(proof)))
    throw new SignInError('bad_request', { detail: 'a proof of something else than was asked for' })
  await context.beforeSending()
  const responses = {
    PASSWORD_CLAIM_SIGNATURE: proof.signature,
    PASSWORD_CLAIM_SECRET_BLOCK: proof.secretBlock,
    TIMESTAMP: proof.timestamp,
  }
  // As with a password that is sent: nothing is spent but this start.
  const said = await questioning('start', () => relay(state, responses, context), context)
  return adopt({ ...state, proved: true }, said, context)
}

const hashOf = ({ secretBlock, timestamp }: Omit<Proof, 'signature'>): Promise<string> =>
  digest(`${timestamp}\n${secretBlock}`)
