import { type ChallengeReply, type ProofReply, SignInError, type UnsupportedReply } from '@challenge-kit/core'
import { verifyProof } from './browserSrp.ts'
import { traitsOf } from './challengeTraits.ts'
import { confirmSignUp, resendConfirmationCode } from './confirmSignUp.ts'
import type { CheckedAnswer, SrpProof } from './inputs.ts'
import { answerMfaSetup } from './mfaSetup.ts'
import { nextChallenge, restart, showChallenge } from './nextChallenge.ts'
import { confirmReset, forgotPassword, resendResetCode } from './passwordReset.ts'
import { answerError, callOrChallenge, respond } from './respond.ts'
import { type SealedFlow, startsWithPassword } from './sealedFlow.ts'
import { start, startAgain, type StartCredentials, startWithPassword } from './start.ts'
import type { StepDeps, StepResult } from './stepContext.ts'

/** The first step of a sign-in. */
export interface StartStep {
  readonly call: 'start'
  readonly credentials: StartCredentials
}

/** Every other step. */
export type FurtherStep =
  | { readonly call: 'answer'; readonly checked: CheckedAnswer }
  | { readonly call: 'prove'; readonly proof: SrpProof }
  | { readonly call: 'resend' }
  | { readonly call: 'forgot' }

// No account has a longer password, so a longer password is wrong. The attempt counts against the limits, but Cognito is
// not called.
const LONGEST_PASSWORD = 256

/**
 * One step of a sign-in, for each of the five calls that lead from one challenge to the next. This function knows no HTTP,
 * no cookies and no limits. The caller has already checked the input.
 *
 * @throws `SignInError`. If its `recovery` is `retry`, the flow stays valid.
 */
export function step(
  flow: SealedFlow,
  input: StartStep,
  deps: StepDeps,
): Promise<StepResult<ChallengeReply | UnsupportedReply | ProofReply>>
export function step(flow: SealedFlow, input: FurtherStep, deps: StepDeps): Promise<StepResult>
export function step(
  flow: SealedFlow,
  input: StartStep | FurtherStep,
  deps: StepDeps,
): Promise<StepResult<ChallengeReply | UnsupportedReply | ProofReply>> {
  if ((passwordOf(input)?.length ?? 0) > LONGEST_PASSWORD) return Promise.reject(new SignInError('invalid_credentials'))
  switch (input.call) {
    case 'start':
      return start(flow, input.credentials, deps)
    case 'answer':
      return answer(flow, input.checked, deps)
    case 'prove':
      return verifyProof(flow, input.proof, deps)
    case 'resend':
      return resend(flow, deps)
    case 'forgot':
      return forgotPassword(flow, deps)
  }
}

function passwordOf(input: StartStep | FurtherStep): string | null | undefined {
  if (input.call === 'start') return input.credentials.password
  return input.call === 'answer' ? input.checked.responses['PASSWORD'] : null
}

async function answer(
  flow: SealedFlow,
  { answer: given, responses }: CheckedAnswer,
  deps: StepDeps,
): Promise<StepResult> {
  switch (traitsOf(flow.name).answeredWith) {
    case 'ConfirmForgotPassword':
      return confirmReset(flow, responses, deps)
    case 'ConfirmSignUp':
      return confirmSignUp(flow, responses, deps)
    case 'VerifySoftwareToken':
      return setUpMfa(flow, given, deps)
    case 'RespondToAuthChallenge': {
      if (startsWithPassword(flow)) return startWithPassword(flow, responses['PASSWORD'] ?? '', deps)
      const call = callOrChallenge('answer', () => respond(flow, responses, deps), deps, !flow.proved)
      const exchanged = await call.catch((thrown: unknown) => {
        throw answerError(flow.name, thrown)
      })
      const proved = flow.proved || traitsOf(flow.name).provesUser || 'password' in given
      return nextChallenge({ ...flow, proved }, exchanged, deps)
    }
  }
}

async function setUpMfa(flow: SealedFlow, given: object, deps: StepDeps): Promise<StepResult> {
  const result = await answerMfaSetup(flow, given, deps)
  switch (result.kind) {
    case 'exchanged':
      return nextChallenge(flow, result.exchanged, deps)
    case 'newKey':
      return showChallenge(flow, result.next, deps)
    case 'phoneStored':
      return restart(flow, 'phone_saved')
  }
}

async function resend(flow: SealedFlow, deps: StepDeps): Promise<StepResult> {
  switch (resendWith(flow)) {
    case 'ForgotPassword':
      return resendResetCode(flow, deps)
    case 'ResendConfirmationCode':
      return resendConfirmationCode(flow, deps)
    case 'startAgain':
      return startAgain(flow, deps)
  }
}

/** How `resend` sends a code. Throws `SignInError('bad_request')` if Cognito cannot send one for this challenge. */
export function resendWith({ name, proved }: SealedFlow): 'ForgotPassword' | 'ResendConfirmationCode' | 'startAgain' {
  const { resend: by } = traitsOf(name)
  // Cognito sends the code of a first factor again in a new sign-in. After a proof, a new sign-in would ask for the proof again.
  if (by === null || (by === 'startAgain' && proved))
    throw new SignInError('bad_request', { detail: 'Cognito sends no second code for this challenge: start again' })
  return by
}
