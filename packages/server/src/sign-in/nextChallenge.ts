import {
  type ChallengeReply,
  cognitoCodecs,
  isChallengeName,
  isEmptyChoice,
  type Notice,
  SignInError,
  type UnsupportedReply,
} from '@challenge-kit/core'
import { daysOf, type DevicePolicy } from '../devices/confirmDevice.ts'
import { passwordNeedsSrp, traitsOf } from './challengeTraits.ts'
import { offerMfaSetup } from './mfaSetup.ts'
import type { ExchangeResult } from './respond.ts'
import { MAX_FLOW_DURATION, type SealedFlow, shownName } from './sealedFlow.ts'
import type { DecodedChallenge, SignInSettings, StepDeps, StepResult } from './stepContext.ts'

/** The most challenges of one sign-in. A sign-in with more than ten is in a loop. */
const MAX_CHALLENGES = 10

/** Turns Cognito's result into the next step: a challenge to show, or tokens. */
export async function nextChallenge(
  before: SealedFlow,
  { result, account }: ExchangeResult,
  deps: StepDeps,
): Promise<StepResult> {
  if (result.kind === 'tokens') return result
  const { name, cognitoSession, parameters, availableChallenges } = result
  const { passwordPolicy, customParameters } = deps.settings
  // Some challenges can be a first or a second factor. Cognito lists the challenge as available if it is a first factor.
  const proved = before.proved && !traitsOf(name).firstFactor && !availableChallenges.includes(name)
  const flow = { ...before, ...account, proved, passwordNeedsSrp: passwordNeedsSrp(result), proofHash: null }
  if (!isChallengeName(name)) return showChallenge(flow, { name, cognitoSession, challenge: null }, deps)
  const parsed = cognitoCodecs[name].parse({
    parameters,
    availableChallenges,
    firstFactor: !proved,
    passwordPolicy,
    customParameters,
    previous: before.challenge,
  })
  if (parsed.name === 'MFA_SETUP')
    return showChallenge(flow, await offerMfaSetup(parsed, cognitoSession, flow, deps), deps)
  if (!isEmptyChoice(parsed)) return showChallenge(flow, { name, cognitoSession, challenge: parsed }, deps)
  const unknown = unknownMethod(name, availableChallenges)
  return showChallenge(flow, { name: unknown, cognitoSession, challenge: null }, deps)
}

/** The name that the page shows if the kit knows none of the methods that the user may choose. */
function unknownMethod(name: string, [first]: readonly string[]): string {
  if (first === undefined && traitsOf(name).firstFactor)
    throw new SignInError('upstream_invalid', { detail: `Cognito sent ${name} without AvailableChallenges` })
  return first ?? name
}

/** The flow that waits for the answer to a challenge, and the reply that shows it. */
export function showChallenge(before: SealedFlow, next: DecodedChallenge, deps: StepDeps): StepResult {
  const { settings, context } = deps
  const challengeIndex = before.challengeIndex + 1
  if (challengeIndex > MAX_CHALLENGES) throw new SignInError('flow_too_long')
  // A challenge without a Cognito Session expires only with the whole sign-in.
  const expiresAt =
    next.cognitoSession === '' ? before.endsAt : Math.min(settings.now() + settings.authSessionValidity, before.endsAt)
  const flow = { ...before, ...next, challengeIndex, expiresAt }
  const reply = challengeReply(flow, { ...settings, now: settings.now(), requestId: context.requestId })
  return { kind: 'challenge', flow, reply }
}

interface ReplySettings extends Pick<SignInSettings, 'devicePolicy' | 'authSessionValidity'> {
  /** Seconds since 1970. */
  readonly now: number
  readonly requestId: string
}

/** The reply that shows the current challenge. `resume` sends the same reply again. */
export function challengeReply(
  sealed: SealedFlow,
  { devicePolicy, authSessionValidity, now, requestId }: ReplySettings,
): ChallengeReply | UnsupportedReply {
  const { flow, challengeIndex, name, challenge, expiresAt } = sealed
  // An instance whose clock is behind must not promise more time than Cognito gives.
  const longest = sealed.cognitoSession === '' ? MAX_FLOW_DURATION : authSessionValidity
  const expiresIn = Math.max(0, Math.min(expiresAt - now, longest))
  const common = { flow, challengeIndex, username: shownName(sealed), expiresIn }
  return challenge
    ? { kind: 'challenge', ...common, rememberDays: rememberDays(sealed, devicePolicy), challenge }
    : { kind: 'unsupported', ...common, name, reference: requestId }
}

/** Days for which the user may have this device remembered, or null if this challenge does not offer it. */
export function rememberDays({ name, challenge, stepUpName }: SealedFlow, policy: DevicePolicy | null): number | null {
  // A step-up does not offer to remember the device, because the first sign-in already did.
  if (policy?.remember !== 'ask' || stepUpName !== null || !challenge) return null
  const isFirstFactor = 'firstFactor' in challenge && challenge.firstFactor
  return traitsOf(name).offersRememberDevice && !isFirstFactor ? daysOf(policy) : null
}

/** Ends a sign-in with a notice. The user signs in again. */
export function restart(flow: SealedFlow, notice: Notice): StepResult {
  return { kind: 'restart', reply: { kind: 'restart', username: shownName(flow), notice } }
}

/**
 * Continues a sign-in after its account was changed. If the sign-in fails, the user signs in again and a notice says what
 * was changed, because the change is kept.
 */
export async function continueOrRestart(
  flow: SealedFlow,
  notice: Notice,
  signIn: (() => Promise<ExchangeResult>) | null,
  deps: StepDeps,
): Promise<StepResult> {
  if (!signIn) return restart(flow, notice)
  try {
    return await nextChallenge({ ...flow, proved: true, userId: null }, await signIn(), deps)
  } catch (thrown) {
    deps.context.noteException(thrown)
    return restart(flow, notice)
  }
}
