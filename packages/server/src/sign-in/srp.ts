import { claimSignature, createEphemeral, type SrpIdentity, timestamp } from '@challenge-kit/core/srp'
import { SignInError } from '@challenge-kit/core'
import type { CognitoAnswer } from '../cognito/result.ts'
import type { Device } from '../devices/device.ts'
import type { EngineContext } from './engine.ts'
import { exceptionName } from '../cognito/errors.ts'

/** What Cognito asked. */
export type Question = Extract<CognitoAnswer, { kind: 'challenge' }>
type Responses = Readonly<Record<string, string>>

/** The key pair of one SRP exchange: `A` is what was sent. */
export interface KeyPair {
  readonly a: bigint
  readonly A: string
}

/** What this backend can prove by itself, in one step of a sign-in. */
export interface Proofs {
  readonly device: Device | null
  /** Null where there is none, or it is sent as it is. */
  readonly password: string | null
  /** Where the password's exchange was begun already. */
  readonly keys: KeyPair | null
}

type Tools = Pick<EngineContext, 'srpPool' | 'random' | 'now' | 'onException'>

/** What became of it: Cognito's next word, or that it does not take this device for what it says it is. */
export type Proved = CognitoAnswer | 'device refused'

// A choice, a password and a device take four. A sign-in that asks for more is a loop.
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
  tools: Tools,
  respond: (question: Question, responses: Responses) => Promise<CognitoAnswer>,
): Promise<Proved> {
  let { keys } = proofs
  let current = answer
  for (let round = 0; round < MOST_ROUNDS && current.kind === 'challenge'; round += 1) {
    const question = current
    if (opensExchange(question)) keys = createEphemeral(tools.random)
    const responses = keys && (await responsesTo(question, proofs, keys, tools))
    if (!responses) return question
    try {
      current = await respond(question, responses)
    } catch (thrown) {
      if (!proofs.device || !isRefused(question, thrown)) throw thrown
      tools.onException(thrown)
      return 'device refused'
    }
  }
  return current
}

/** True where a password may only be chosen together with a proof of it. */
export function wantsSrp({ name, available }: Question): boolean {
  return name === 'SELECT_CHALLENGE' && available.includes('PASSWORD_SRP') && !available.includes('PASSWORD')
}

const opensExchange = (question: Question): boolean => question.name === 'DEVICE_SRP_AUTH' || wantsSrp(question)

async function responsesTo(
  question: Question,
  { device, password }: Proofs,
  { a, A }: KeyPair,
  { srpPool, now }: Tools,
): Promise<Responses | null> {
  const { name, parameters } = question
  const announced = announcing(device)
  if (password !== null && wantsSrp(question)) return { ANSWER: 'PASSWORD_SRP', SRP_A: A, ...announced }
  if (password !== null && name === 'PASSWORD_VERIFIER') {
    const identity = { prefix: srpPool, id: parameters['USER_ID_FOR_SRP'] ?? '', secret: password }
    return { ...announced, ...(await claim(identity, a, parameters, now)) }
  }
  if (device && name === 'DEVICE_SRP_AUTH') return { ...announced, SRP_A: A }
  if (!device || name !== 'DEVICE_PASSWORD_VERIFIER') return null
  const identity = { prefix: device.groupKey, id: device.key, secret: device.password }
  return { ...announced, ...(await claim(identity, a, parameters, now)) }
}

/** How a device is named to Cognito. */
export const announcing = (device: Device | null): Record<string, string> => (device ? { DEVICE_KEY: device.key } : {})

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

// Once a device is asked to prove itself, the password was right: only the device's own secret can be wrong.
const isRefused = ({ name }: Question, thrown: unknown): boolean =>
  isStale(thrown) ||
  (name.startsWith('DEVICE_') &&
    exceptionName(thrown) === 'NotAuthorizedException' &&
    said(thrown, /incorrect username or password/i))
