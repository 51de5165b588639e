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
import type { CardContext } from '../ui/card/Card.tsx'
import type { LinkTarget } from '../ui/Link.tsx'
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
export interface ScreenOptions extends Pick<CardContext, 'help' | 'frame' | 'headingLevel'> {
  /** By what people sign in. @default 'username' */
  readonly identifier?: Identifier | undefined
  /** What is asked for first: both, or the username alone, where people then choose how to sign in. @default 'password' */
  readonly first?: 'password' | 'username' | undefined
  /** Where a forgotten password is reset instead of here; false where nowhere. */
  readonly forgotPassword?: LinkTarget | false | undefined
  /** Where one goes once signed in. */
  readonly continueTo?: LinkTarget | undefined
  /** What this app is called in a person's authenticator. @default the username */
  readonly appName?: string | undefined
}

/** What the screen of the step `S` is given: the step itself, and the slots. */
export type ScreenProps<S extends StepName> = StepTable[S] & ScreenOptions

/** A screen of the step `S`. */
export type Screen<S extends StepName> = ComponentType<ScreenProps<S>>

/** A screen, or how it is loaded. */
interface ScreenLoader<S extends StepName> {
  /** The screen, or null until it is loaded. */
  loaded(): Screen<S> | null
  load(): Promise<void>
}

type Render<P> = (props: P) => ReactNode

function eager<P>(screen: Render<P>) {
  return { loaded: () => screen, load: async () => {} }
}

// Which code is loaded is the same for everyone: this is no state of a person's.
function lazy<P>(load: () => Promise<Render<P>>) {
  let screen: Render<P> | null = null
  return {
    loaded: () => screen,
    load: async () => {
      screen ??= await load()
    },
  }
}

const codeForm = () => import('../screens/MfaCode/MfaCodeForm.tsx').then((m) => m.MfaCodeForm)

/** The screen of each step. A step without a row does not compile. */
export const screens: { readonly [S in StepName]: ScreenLoader<S> } = {
  RESUMING: eager(Resuming),
  CREDENTIALS: eager(CredentialsForm),
  SOFTWARE_TOKEN_MFA: lazy(codeForm),
  SMS_MFA: lazy(codeForm),
  EMAIL_OTP: lazy(codeForm),
  SMS_OTP: lazy(codeForm),
  SELECT_CHALLENGE: lazy(() =>
    import('../screens/MethodSelection/MethodSelectionForm.tsx').then((m) => m.MethodSelectionForm),
  ),
  WEB_AUTHN: lazy(() => import('../screens/Passkey/PasskeyForm.tsx').then((m) => m.PasskeyForm)),
  PASSWORD: lazy(() => import('../screens/Password/PasswordForm.tsx').then((m) => m.PasswordForm)),
  NEW_PASSWORD_REQUIRED: lazy(() =>
    import('../screens/NewPassword/NewPasswordForm.tsx').then((m) => m.NewPasswordForm),
  ),
  MFA_SETUP: lazy(() => import('../screens/MfaSetup/MfaSetup.tsx').then((m) => m.MfaSetup)),
  SELECT_MFA_TYPE: lazy(() => import('../screens/MfaSelection/MfaSelectionForm.tsx').then((m) => m.MfaSelectionForm)),
  CUSTOM_CHALLENGE: lazy(() =>
    import('../screens/CustomChallenge/CustomChallengeForm.tsx').then((m) => m.CustomChallengeForm),
  ),
  PASSWORD_RESET_REQUIRED: lazy(() =>
    import('../screens/PasswordReset/PasswordResetForm.tsx').then((m) => m.PasswordResetForm),
  ),
  USER_NOT_CONFIRMED: lazy(() =>
    import('../screens/ConfirmAccount/ConfirmAccountForm.tsx').then((m) => m.ConfirmAccountForm),
  ),
  UNSUPPORTED: lazy(() => import('../screens/Unsupported.tsx').then((m) => m.Unsupported)),
  SIGNED_IN: lazy(() => import('../screens/SignedIn.tsx').then((m) => m.SignedIn)),
}

/** Loads what may come next while nobody waits for it. A failure here is of no account: it is tried again in earnest. */
export function preloadScreens(prepare: () => Promise<void>): void {
  for (const load of [prepare, ...Object.values(screens).map((row) => row.load)]) load().catch(() => null)
}
