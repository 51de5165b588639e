import type {
  ChallengeName,
  ChallengeStep,
  CredentialsStep,
  ResumingStep,
  SignedInStep,
  StepName,
  UnsupportedStep,
} from '@challenge-kit/core'
import type { ComponentType, ReactNode } from 'react'
import { CredentialsForm } from '../screens/Credentials/CredentialsForm.tsx'
import type { Identifier } from '../screens/Credentials/useCredentials.ts'
import type { Surroundings } from '../ui/card/Card.tsx'
import type { Way } from '../ui/Link.tsx'
import { Resuming } from '../screens/Resuming.tsx'

/** Every step by its name: where names and steps belong together, TypeScript narrows both. */
export interface StepTable extends ChallengeSteps {
  RESUMING: ResumingStep
  CREDENTIALS: CredentialsStep
  UNSUPPORTED: UnsupportedStep
  SIGNED_IN: SignedInStep
}
type ChallengeSteps = { [N in ChallengeName]: ChallengeStep<N> }

/** What the page around it gives to every screen. */
export interface Slots extends Pick<Surroundings, 'help' | 'frame' | 'headingLevel'> {
  /** By what people sign in. @default 'username' */
  readonly identifier?: Identifier | undefined
  /** What is asked for first: both, or the username alone, where people then choose how to sign in. @default 'password' */
  readonly first?: 'password' | 'username' | undefined
  /** Where a forgotten password is reset instead of here; false where nowhere. */
  readonly forgotPassword?: Way | false | undefined
  /** Where one goes once signed in. */
  readonly continueTo?: Way | undefined
  /** What this app is called in a person's authenticator. @default the username */
  readonly appName?: string | undefined
}

/** What the screen of the step `S` is given: the step itself, and the slots. */
export type ScreenProps<S extends StepName> = StepTable[S] & Slots

/** A screen of the step `S`. */
export type Screen<S extends StepName> = ComponentType<ScreenProps<S>>

/** A screen, or how it is loaded. */
interface Row<S extends StepName> {
  /** The screen, or null until it is loaded. */
  ready(): Screen<S> | null
  load(): Promise<void>
}

type Drawn<P> = (props: P) => ReactNode

function now<P>(screen: Drawn<P>) {
  return { ready: () => screen, load: async () => {} }
}

// Which code is loaded is the same for everyone: this is no state of a person's.
function later<P>(load: () => Promise<Drawn<P>>) {
  let loaded: Drawn<P> | null = null
  return {
    ready: () => loaded,
    load: async () => {
      loaded ??= await load()
    },
  }
}

const codeForm = () => import('../screens/MfaCode/MfaCodeForm.tsx').then((m) => m.MfaCodeForm)

/** The screen of each step. A step without a row does not compile. */
export const screens: { readonly [S in StepName]: Row<S> } = {
  RESUMING: now(Resuming),
  CREDENTIALS: now(CredentialsForm),
  SOFTWARE_TOKEN_MFA: later(codeForm),
  SMS_MFA: later(codeForm),
  EMAIL_OTP: later(codeForm),
  SMS_OTP: later(codeForm),
  SELECT_CHALLENGE: later(() =>
    import('../screens/MethodSelection/MethodSelectionForm.tsx').then((m) => m.MethodSelectionForm),
  ),
  WEB_AUTHN: later(() => import('../screens/Passkey/PasskeyForm.tsx').then((m) => m.PasskeyForm)),
  PASSWORD: later(() => import('../screens/Password/PasswordForm.tsx').then((m) => m.PasswordForm)),
  NEW_PASSWORD_REQUIRED: later(() =>
    import('../screens/NewPassword/NewPasswordForm.tsx').then((m) => m.NewPasswordForm),
  ),
  MFA_SETUP: later(() => import('../screens/MfaSetup/MfaSetup.tsx').then((m) => m.MfaSetup)),
  SELECT_MFA_TYPE: later(() => import('../screens/MfaSelection/MfaSelectionForm.tsx').then((m) => m.MfaSelectionForm)),
  CUSTOM_CHALLENGE: later(() =>
    import('../screens/CustomChallenge/CustomChallengeForm.tsx').then((m) => m.CustomChallengeForm),
  ),
  PASSWORD_RESET_REQUIRED: later(() =>
    import('../screens/PasswordReset/PasswordResetForm.tsx').then((m) => m.PasswordResetForm),
  ),
  USER_NOT_CONFIRMED: later(() =>
    import('../screens/ConfirmAccount/ConfirmAccountForm.tsx').then((m) => m.ConfirmAccountForm),
  ),
  UNSUPPORTED: later(() => import('../screens/Unsupported.tsx').then((m) => m.Unsupported)),
  SIGNED_IN: later(() => import('../screens/SignedIn.tsx').then((m) => m.SignedIn)),
}

/** Loads what may come next while nobody waits for it. A failure here is of no account: it is tried again in earnest. */
export function preloadScreens(prepare: () => Promise<void>): void {
  for (const load of [prepare, ...Object.values(screens).map((row) => row.load)]) load().catch(() => null)
}
