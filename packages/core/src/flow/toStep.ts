import type { Answer, ChallengeName } from '../challenges/challenge.ts'
import type { Calls } from '../wire/calls.ts'
import type { AnyChallengeState, FlowState } from './flowState.ts'
import type { AnswerOptions, Credentials, SignIn } from './step.ts'

/** The challenge that an answer belongs to. */
export type ChallengeReference = Pick<AnyChallengeState, 'flow' | 'challengeIndex' | 'challenge'>

/** The actions of a flow. Each action resolves to the step that follows and never rejects. */
export interface FlowActions {
  start(credentials: Credentials): Promise<SignIn>
  forgot(username: string): Promise<SignIn>
  answer(challenge: ChallengeReference, answer: Answer<ChallengeName>, options?: AnswerOptions): Promise<SignIn>
  resend(challenge: ChallengeReference): Promise<SignIn>
  restart(): Promise<SignIn>
  signOut(input?: Calls['sign-out']['in']): Promise<SignIn>
  /**
   * Runs `action`. If a call is pending, joins that call instead. If `state` is outdated, resolves to the current step.
   */
  ifCurrent(state: FlowState, action: () => Promise<SignIn>): Promise<SignIn>
}

/** Returns the step for a state: the data of the state, and the actions that the state allows. */
export function toStep(state: FlowState, actions: FlowActions): SignIn {
  const { callId, ...step } = state
  const { restart, signOut } = actions
  const common = { pending: callId !== null, restart }
  const run = (action: () => Promise<SignIn>): Promise<SignIn> => actions.ifCurrent(state, action)
  switch (step.step) {
    case 'SIGNED_IN':
      return { ...step, ...common, signOut, restart: () => signOut() }
    case 'CREDENTIALS':
      return {
        ...step,
        ...common,
        submit: (credentials: Credentials) => run(() => actions.start(credentials)),
        forgot: (username: string) => run(() => actions.forgot(username)),
      }
    case 'RESUMING':
    case 'UNSUPPORTED':
      return { ...step, ...common }
    default:
      return {
        ...step,
        ...common,
        submit: (answer: Answer<ChallengeName>, options?: AnswerOptions) =>
          run(() => actions.answer(step, answer, options)),
        resend: () => run(() => actions.resend(step)),
        chooseAnotherMethod: () => run(() => actions.start({ username: step.username })),
      }
  }
}
