import { claimSignature, createEphemeral, type SrpIdentity, timestamp } from '@challenge-kit/core/srp'
import { SignInError } from '@challenge-kit/core'
import type { CognitoAnswer } from './cognitoAnswer.ts'
import type { Device } from './device.ts'
import { exceptionName } from './errors.ts'

type Question = Extract<CognitoAnswer, { kind: 'question' }>
type Responses = Readonly<Record<string, string>>

/** What this backend can prove by itself, in one sign-in. */
export interface Proofs {
  readonly device: Device
  /** The password, and the key pair whose public half was sent with the start. Null where it is proved otherwise. */
  readonly password: { readonly prefix: string; readonly secret: string; readonly a: bigint } | null
  readonly random: (length: number) => Uint8Array
  /** Seconds since 1970. */
  readonly now: number
  readonly onException: (thrown: unknown) => void
}

/** What became of it: Cognito's next word, or that it does not take this device for what it says it is. */
export type Proved = CognitoAnswer | 'device refused'

// No sign-in needs more; one that asks for more is a loop.
const MOST_ROUNDS = 4

/**
 * Answers what needs no person: the password by SRP, and the device. Within one round trip of the browser's, for Cognito
 * takes such answers for a few seconds only.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
 */
export async function proveByItself(
  answer: CognitoAnswer,
  proofs: Proofs,
  respond: (question: Question, responses: Responses) => Promise<CognitoAnswer>,
): Promise<Proved> {
  let device = { a: 0n, A: '' }
  let current = answer
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const question = current
    if (question.kind === 'question' && question.name === 'DEVICE_SRP_AUTH') device = createEphemeral(proofs.random)
    const responses = question.kind === 'question' ? await responsesTo(question, proofs, device) : null
    if (question.kind === 'tokens' || !responses) return question
    try {
      current = await respond(question, responses)
    } catch (thrown) {
      if (!question.name.startsWith('DEVICE_') || !isRefused(thrown)) throw thrown
      proofs.onException(thrown)
      return 'device refused'
    }
  }
  return current
}

async function responsesTo(
  { name, parameters }: Question,
  { device, password, now }: Proofs,
  { a, A }: { readonly a: bigint; readonly A: string },
): Promise<Responses | null> {
  const DEVICE_KEY = device.key
  if (name === 'DEVICE_SRP_AUTH') return { DEVICE_KEY, SRP_A: A }
  if (name === 'DEVICE_PASSWORD_VERIFIER') {
    const identity = { prefix: device.groupKey, id: device.key, secret: device.password }
    return { DEVICE_KEY, ...(await claim(identity, a, parameters, now)) }
  }
  if (name !== 'PASSWORD_VERIFIER' || !password) return null
  const id = parameters['USER_ID_FOR_SRP'] ?? ''
  const identity = { prefix: password.prefix, id, secret: password.secret }
  return { DEVICE_KEY, ...(await claim(identity, password.a, parameters, now)) }
}

async function claim(identity: SrpIdentity, a: bigint, parameters: Responses, now: number): Promise<Responses> {
  const { SALT: salt = '', SRP_B: B = '', SECRET_BLOCK: secretBlock = '' } = parameters
  const at = timestamp(new Date(now * 1_000))
  const proof = claimSignature({ identity, salt, B, a, secretBlock, timestamp: at })
  const PASSWORD_CLAIM_SIGNATURE = await proof.catch(() => {
    throw new SignInError('upstream_invalid', { detail: 'an SRP question that cannot be answered' })
  })
  return { PASSWORD_CLAIM_SIGNATURE, PASSWORD_CLAIM_SECRET_BLOCK: secretBlock, TIMESTAMP: at }
}

const said = (thrown: unknown, words: RegExp): boolean => thrown instanceof Error && words.test(thrown.message)

/** True where Cognito no longer knows the device. */
export function isStale(thrown: unknown): boolean {
  return exceptionName(thrown) === 'ResourceNotFoundException' && said(thrown, /device does not exist/i)
}

// The password was right by then: only the device's own secret can be wrong.
const isRefused = (thrown: unknown): boolean =>
  isStale(thrown) ||
  (exceptionName(thrown) === 'NotAuthorizedException' && said(thrown, /incorrect username or password/i))
