import {
  type RestartReply,
  isChallengeName,
  type PasswordPolicy,
  type ChallengeReply,
  SignInError,
  type UnsupportedReply,
} from '@challenge-kit/core'
import { adopt, questioning } from './adopt.ts'
import { beginAgain } from './begin.ts'
import type { AuthFlow, ClientContext, Cognito } from '../cognito/port.ts'
import type { Device } from '../devices/device.ts'
import type { SealedFlow } from './sealedFlow.ts'
import type { StorePhoneNumber } from './mfaSetup.ts'
import { orPasskeyRefusal } from './passkeyRefusal.ts'
import type { GiveBack } from '../limits/places.ts'
import { type Proof, prove } from './browserSrp.ts'
import { relay } from './relay.ts'
import type { DevicePolicy } from '../devices/confirmDevice.ts'
import { encode } from './responses.ts'
import { confirm, forgot, isSessionless, sendCode } from './sessionless.ts'
import { setUp } from './setUp.ts'
import type { StepUp } from './stepUp.ts'
import type { CognitoTokens } from '../cognito/tokens.ts'

/** What the engine is asked: to reset a password, to pass on an answer or a proof, or to have a code sent. */
export type EngineRequest =
  | { readonly call: 'forgot'; readonly username: string }
  | { readonly call: 'answer'; readonly answer: unknown }
  | { readonly call: 'prove'; readonly proof: Proof }
  | { readonly call: 'resend' }

/** What the engine works with. It knows no HTTP and no cookies. */
export interface EngineContext {
  readonly cognito: Cognito
  readonly client: ClientContext | null
  readonly authFlow: AuthFlow
  /** Whether a sign-in may start with a password that this backend has. */
  readonly takesPassword: boolean
  /** What to try first where people may choose. */
  readonly preferredChallenge: string | null
  /** Which public parameters of a custom challenge may reach the browser. */
  readonly customParameters: readonly string[]
  readonly passwordPolicy: PasswordPolicy | null
  /** Who asks for the codes: the name an authenticator app shows. */
  readonly issuer: string
  /** Seconds a Session lives. */
  readonly sessionValidity: number
  readonly accountState: 'shown' | 'hidden'
  /** Keeps a telephone number for somebody; null where nobody does. */
  readonly storePhoneNumber: StorePhoneNumber | null
  /** Null where this is no step-up. */
  readonly stepUp: StepUp | null
  /** The device that stands in for a second factor of whoever signs in, if there is one. */
  readonly device: Device | null
  readonly devicePolicy: DevicePolicy | null
  /** The part of the pool's id that SRP is about. */
  readonly srpPool: string
  readonly random: (length: number) => Uint8Array
  /** Seconds since 1970. */
  readonly now: number
  readonly requestId: string
  /** The id of the sign-in, if this is its start. */
  readonly flow: string
  /** Called once an answer was read and found well, before it is sent. What it throws stops it. */
  beforeSending(): Promise<void>
  /** Takes the account's place for a telephone number. What it resolves to gives that back. */
  beforePhone(): Promise<GiveBack>
  /** Told of every exception of Cognito's, also of those that are got over. */
  onException(thrown: unknown): void
  /** Told of a device that Cognito no longer takes for one. */
  onDeviceRefused(device: Device): void
}

/** The next question and the state to keep for it; or tokens, or word to sign in again, and nothing to keep. */
export type EngineResult<R = ChallengeReply | UnsupportedReply> =
  | { readonly state: SealedFlow; readonly reply: R }
  /** `account`: in a step-up, whose tokens they have to be. */
  | { readonly state: null; readonly tokens: CognitoTokens; readonly account: string | null }
  | { readonly state: null; readonly reply: RestartReply }

/** One step of a sign-in. Rejects with `SignInError`; then `state` still stands, if the code's recovery is `retry`. */
export async function engine(
  state: SealedFlow | null,
  request: EngineRequest,
  context: EngineContext,
): Promise<EngineResult> {
  if (request.call === 'forgot') return forgot(request.username, context)
  if (!state) throw new SignInError('flow_missing')
  if (request.call === 'resend') return isSessionless(state) ? sendCode(state, context) : beginAgain(state, context)
  if (request.call === 'prove') return prove(state, request.proof, context)
  if (state.name === 'MFA_SETUP') return setUp(state, request.answer, context)
  const { name, question } = state
  if (!isChallengeName(name)) throw new SignInError('bad_request', { detail: 'this challenge takes no answer' })
  const responses = encode(name, question, request.answer)
  await context.beforeSending()
  if (isSessionless(state)) return confirm(state, responses, context)
  const sent = questioning('answer', () => relay(state, responses, context), context, !state.proved)
  const said = await sent.catch((thrown: unknown) => {
    throw orPasskeyRefusal(name, thrown)
  })
  // A choice alone proves nothing; the password that comes along with it does.
  const proved = state.proved || name !== 'SELECT_CHALLENGE' || 'PASSWORD' in responses
  return adopt({ ...state, proved }, said, context)
}
