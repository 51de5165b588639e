import { SignInError } from '@challenge-kit/core'
import { claimSignature, createEphemeral, type SrpIdentity, timestamp } from '@challenge-kit/core/srp'
import { modPow } from '#crypto'
import { exceptionName } from '../cognito/errors.ts'
import type { AuthResult, CognitoChallenge } from '../cognito/result.ts'
import type { Device } from '../devices/deviceCookie.ts'
import { passwordNeedsSrp } from './challengeTraits.ts'
import type { StepDeps } from './stepContext.ts'

/** `ChallengeResponses`. */
export type Responses = Readonly<Record<string, string>>

/** The key pair of one SRP exchange. `A` is sent to Cognito. */
export interface KeyPair {
  readonly a: bigint
  readonly A: string
}

/** What this backend can prove in one step of a sign-in. */
export interface SrpSecrets {
  readonly device: Device | null
  /** The password to prove, or null. */
  readonly password: string | null
  /** The key pair whose `A` was already sent, or null. */
  readonly keys: KeyPair | null
}

// The longest exchange has four rounds: one chooses the password, one proves it, and two prove the device.
const MAX_ROUNDS = 4

export const createKeyPair = (random: (length: number) => Uint8Array): KeyPair => createEphemeral(random, modPow)

/**
 * Answers the SRP challenges of the password and of the device, which need no input of the user. All rounds run within one
 * call of the browser, because Cognito accepts such answers only for a few seconds.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
 */
export async function answerSrp(
  first: AuthResult,
  secrets: SrpSecrets,
  deps: StepDeps,
  respond: (challenge: CognitoChallenge, responses: Responses) => Promise<AuthResult>,
): Promise<AuthResult | 'device refused'> {
  let { keys } = secrets
  let current = first
  for (let round = 0; round < MAX_ROUNDS && current.kind === 'challenge'; round += 1) {
    const challenge = current
    if (challenge.name === 'DEVICE_SRP_AUTH' || passwordNeedsSrp(challenge)) keys = createKeyPair(deps.settings.random)
    const responses = keys && (await responsesTo(challenge, secrets, keys, deps))
    if (!responses) return challenge
    try {
      current = await respond(challenge, responses)
    } catch (thrown) {
      if (!secrets.device || !isDeviceRefused(challenge, thrown)) throw thrown
      deps.context.noteException(thrown)
      return 'device refused'
    }
  }
  return current
}

/** The `ChallengeResponses`, or null if this backend does not have the secret. */
async function responsesTo(
  challenge: CognitoChallenge,
  { device, password }: SrpSecrets,
  { a, A }: KeyPair,
  { settings }: StepDeps,
): Promise<Responses | null> {
  const { name, parameters } = challenge
  const deviceKey = device ? { DEVICE_KEY: device.key } : {}
  if (password !== null && passwordNeedsSrp(challenge)) return { ANSWER: 'PASSWORD_SRP', SRP_A: A, ...deviceKey }
  if (password !== null && name === 'PASSWORD_VERIFIER') {
    const identity = { prefix: settings.srpPool, id: parameters['USER_ID_FOR_SRP'] ?? '', secret: password }
    return { ...deviceKey, ...(await claim(identity, a, parameters, settings.now())) }
  }
  if (device && name === 'DEVICE_SRP_AUTH') return { ...deviceKey, SRP_A: A }
  if (!device || name !== 'DEVICE_PASSWORD_VERIFIER') return null
  const identity = { prefix: device.groupKey, id: device.key, secret: device.password }
  return { ...deviceKey, ...(await claim(identity, a, parameters, settings.now())) }
}

async function claim(identity: SrpIdentity, a: bigint, parameters: Responses, now: number): Promise<Responses> {
  const { SALT: salt = '', SRP_B: B = '', SECRET_BLOCK: secretBlock = '' } = parameters
  const at = timestamp(new Date(now * 1_000))
  const signature = claimSignature({ identity, salt, B, a, secretBlock, timestamp: at, modPow })
  const PASSWORD_CLAIM_SIGNATURE = await signature.catch(() => {
    throw new SignInError('upstream_invalid', { detail: 'Cognito sent SRP parameters that cannot be used' })
  })
  return { PASSWORD_CLAIM_SIGNATURE, PASSWORD_CLAIM_SECRET_BLOCK: secretBlock, TIMESTAMP: at }
}

const hasMessage = (thrown: unknown, words: RegExp): boolean => thrown instanceof Error && words.test(thrown.message)

/** Whether Cognito no longer knows the device. */
export function isUnknownDevice(thrown: unknown): boolean {
  return exceptionName(thrown) === 'ResourceNotFoundException' && hasMessage(thrown, /device does not exist/i)
}

// Cognito asks for the device only after a right password, so the wrong secret here is that of the device.
const isDeviceRefused = ({ name }: CognitoChallenge, thrown: unknown): boolean =>
  isUnknownDevice(thrown) ||
  (name.startsWith('DEVICE_') &&
    exceptionName(thrown) === 'NotAuthorizedException' &&
    hasMessage(thrown, /incorrect username or password/i))
