import { type ProofReply, SignInError } from '@challenge-kit/core'
import { timestamp as timestampOf } from '@challenge-kit/core/srp'
import { type CognitoChallenge, required } from '../cognito/result.ts'
import { digest } from '#crypto'
import type { Awaitable } from '../crypto/primitives.ts'
import type { SrpProof } from './inputs.ts'
import { nextChallenge } from './nextChallenge.ts'
import { callOrChallenge, respond } from './respond.ts'
import { MAX_FLOW_DURATION, type SealedFlow } from './sealedFlow.ts'
import type { StepDeps, StepResult } from './stepContext.ts'

/**
 * Asks the browser to prove the password. The browser gets SECRET_BLOCK, and the flow keeps only its hash. The hash
 * ensures that the proof belongs to this flow, because limits count the password tries of this flow's user.
 */
export async function requestProof(
  before: SealedFlow,
  { name, cognitoSession, parameters }: CognitoChallenge,
  { settings }: StepDeps,
): Promise<StepResult<ProofReply>> {
  const now = settings.now()
  const parameter = (key: string): string => required(parameters[key], key)
  const secretBlock = parameter('SECRET_BLOCK')
  const timestamp = timestampOf(new Date(now * 1_000))
  const challengeIndex = before.challengeIndex + 1
  const expiresAt = now + Math.min(settings.authSessionValidity, MAX_FLOW_DURATION)
  const proofHash = await hashOf({ secretBlock, timestamp })
  const flow = { ...before, challengeIndex, name, cognitoSession, expiresAt, proofHash }
  const exchange = {
    pool: settings.srpPool,
    userId: parameter('USER_ID_FOR_SRP'),
    salt: parameter('SALT'),
    B: parameter('SRP_B'),
  }
  const srp = { ...exchange, secretBlock, timestamp }
  return { kind: 'challenge', flow, reply: { kind: 'proof', flow: before.flow, challengeIndex, srp } }
}

/** Checks that a proof belongs to this flow. Throws `SignInError('bad_request')` otherwise. */
export async function checkProof({ proofHash }: SealedFlow, proof: SrpProof): Promise<void> {
  if (proofHash === null || proofHash !== (await hashOf(proof)))
    throw new SignInError('bad_request', { detail: 'the proof does not belong to this sign-in' })
}

/** Passes the browser's proof of the password to Cognito. */
export async function verifyProof(flow: SealedFlow, proof: SrpProof, deps: StepDeps): Promise<StepResult> {
  const responses = {
    PASSWORD_CLAIM_SIGNATURE: proof.signature,
    PASSWORD_CLAIM_SECRET_BLOCK: proof.secretBlock,
    TIMESTAMP: proof.timestamp,
  }
  // The phase is `start`, because a wrong proof has the same effect as a wrong password in the first call.
  const exchanged = await callOrChallenge('start', () => respond(flow, responses, deps), deps)
  return nextChallenge({ ...flow, proved: true }, exchanged, deps)
}

const hashOf = ({ secretBlock, timestamp }: Omit<SrpProof, 'signature'>): Awaitable<string> =>
  digest(`${timestamp}\n${secretBlock}`)
