import type { ChallengeName, SignInErrorCode, StepName } from '@challenge-kit/core'
import type * as kit from '@challenge-kit/react'

/** The steps that are no challenge of Cognito, and the first step of a step-up. */
export type OtherStep = Exclude<StepName, ChallengeName> | 'STEP_UP'

/** What is different about the errors of a step. */
export interface StepErrors {
  /** What happens next, where it is not what happens on most screens. */
  readonly next?: { readonly [C in SignInErrorCode]?: string }
  /** The messages that this step shows in place of the general ones. */
  readonly messages?: { readonly [C in SignInErrorCode]?: keyof typeof kit.en }
}

/** What the catalogue says about a step that is no challenge. */
export interface StepFacts extends StepErrors {
  /** The name in `<SignIn components>`. */
  readonly name: StepName
  /** When the step is on screen. */
  readonly when: string
  /** The exported component, or null if only `<SignIn />` shows the screen. */
  readonly form: keyof typeof kit | null
  readonly hooks: readonly (keyof typeof kit)[]
  /** The type of the step in `@challenge-kit/core`. */
  readonly type: string
  /** The errors of this step that not every call has. */
  readonly errors: readonly SignInErrorCode[]
}

const screenStays = 'The screen stays'
const toCredentials = 'Back to the credentials'

/** Every step that is no challenge. TypeScript reports a step that has no row. */
export const stepFacts: { readonly [S in OtherStep]: StepFacts } = {
  CREDENTIALS: {
    name: 'CREDENTIALS',
    when: 'At the beginning of every sign-in, and after an error that ends the sign-in.',
    form: 'CredentialsForm',
    hooks: ['useCredentials'],
    type: 'CredentialsStep',
    errors: ['invalid_credentials', 'blocked', 'server_misconfigured'],
    next: { invalid_credentials: screenStays, blocked: screenStays, server_misconfigured: screenStays },
  },
  STEP_UP: {
    name: 'CREDENTIALS',
    when: 'A signed-in user signs in again before an important action: your page renders <SignIn intent="step-up" />.',
    form: 'StepUpForm',
    hooks: ['usePassword'],
    type: 'CredentialsStep',
    errors: ['invalid_credentials', 'signed_out'],
    next: { invalid_credentials: screenStays },
    messages: { invalid_credentials: 'stepUp.mismatch' },
  },
  RESUMING: {
    name: 'RESUMING',
    when: 'The user reloaded the page during a sign-in, and the page asks the backend for the current challenge.',
    form: null,
    hooks: ['useSignIn'],
    type: 'ResumingStep',
    errors: ['chunk'],
    next: { network: toCredentials, throttled: toCredentials, upstream_unavailable: toCredentials },
  },
  UNSUPPORTED: {
    name: 'UNSUPPORTED',
    when: 'Cognito sends a challenge that this version of the kit does not know.',
    form: 'Unsupported',
    hooks: ['useSignIn'],
    type: 'UnsupportedStep',
    errors: [],
  },
  SIGNED_IN: {
    name: 'SIGNED_IN',
    when: 'The user has answered the last challenge, and your page still shows <SignIn />. Inside <RequireSession>, your page replaces this screen.',
    form: null,
    hooks: ['useSession', 'useSignOut'],
    type: 'SignedInStep',
    errors: [],
  },
}
