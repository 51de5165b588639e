import type {
  ChallengeName,
  ChallengeStep,
  CredentialsStep,
  ResumingStep,
  SignedInStep,
  StepName,
  UnsupportedStep,
} from '@challenge-kit/core'
import type { ComponentType } from 'react'
import { CredentialsForm, type CredentialsFormProps } from '../screens/Credentials/CredentialsForm.tsx'
import type { Identifier } from '../screens/Credentials/useCredentials.ts'
import type { CardContext } from '../ui/card/Card.tsx'
import type { LinkTarget } from '../ui/Link.tsx'
import { eager, onDemand, type OnDemand } from '../ui/onDemand.ts'
import { Resuming } from '../screens/Resuming.tsx'

/** The type of each step, by the name of the step. */
export interface StepTable extends ChallengeSteps {
  RESUMING: ResumingStep
  CREDENTIALS: CredentialsStep
  UNSUPPORTED: UnsupportedStep
  SIGNED_IN: SignedInStep
}
type ChallengeSteps = { [N in ChallengeName]: ChallengeStep<N> }

/** The options of `<SignIn />` that every screen receives. */
export interface ScreenOptions
  extends
    Pick<CardContext, 'help' | 'frame' | 'headingLevel'>,
    Pick<CredentialsFormProps, 'logo' | 'signUp' | 'providers'> {
  /** What users type to sign in. @default 'username' */
  readonly identifier?: Identifier | undefined
  /**
   * The country of phone numbers that users type without a country code, for example `+44`.
   * @default none: users type the country code
   */
  readonly countryCode?: string | undefined
  /**
   * `password`: the first screen asks for username and password. `username`: the first screen asks for the username
   * only, and the user then chooses how to sign in.
   * @default 'password'
   */
  readonly first?: 'password' | 'username' | undefined
  /** Your own page or function for a forgotten password. False removes the link. @default the kit's own screen */
  readonly forgotPassword?: LinkTarget | false | undefined
  /** The target of the button on the `SIGNED_IN` screen. Without a target, there is no button. */
  readonly continueTo?: LinkTarget | undefined
  /** The name of your app: in the heading of the credentials, and for the user's authenticator app. @default the username */
  readonly appName?: string | undefined
}

/** The props of the screen for step `S`: the step and the screen options. */
export type ScreenProps<S extends StepName> = StepTable[S] & ScreenOptions

/** A screen for step `S`. */
export type Screen<S extends StepName> = ComponentType<ScreenProps<S>>

const codeForm = () => import('../screens/MfaCode/MfaCodeForm.tsx').then((m) => m.MfaCodeForm)

/** The screen of each step. TypeScript reports an error if a step has no screen in this table. */
export const screens: { readonly [S in StepName]: OnDemand<Screen<S>> } = {
  RESUMING: eager(Resuming),
  CREDENTIALS: eager(CredentialsForm),
  SOFTWARE_TOKEN_MFA: onDemand(codeForm),
  SMS_MFA: onDemand(codeForm),
  EMAIL_OTP: onDemand(codeForm),
  SMS_OTP: onDemand(codeForm),
  SELECT_CHALLENGE: onDemand(() =>
    import('../screens/MethodSelection/MethodSelectionForm.tsx').then((m) => m.MethodSelectionForm),
  ),
  WEB_AUTHN: onDemand(() => import('../screens/Passkey/PasskeyForm.tsx').then((m) => m.PasskeyForm)),
  PASSWORD: onDemand(() => import('../screens/Password/PasswordForm.tsx').then((m) => m.PasswordForm)),
  NEW_PASSWORD_REQUIRED: onDemand(() =>
    import('../screens/NewPassword/NewPasswordForm.tsx').then((m) => m.NewPasswordForm),
  ),
  MFA_SETUP: onDemand(() => import('../screens/MfaSetup/MfaSetup.tsx').then((m) => m.MfaSetup)),
  SELECT_MFA_TYPE: onDemand(() =>
    import('../screens/MfaSelection/MfaSelectionForm.tsx').then((m) => m.MfaSelectionForm),
  ),
  CUSTOM_CHALLENGE: onDemand(() =>
    import('../screens/CustomChallenge/CustomChallengeForm.tsx').then((m) => m.CustomChallengeForm),
  ),
  PASSWORD_RESET_REQUIRED: onDemand(() =>
    import('../screens/PasswordReset/PasswordResetForm.tsx').then((m) => m.PasswordResetForm),
  ),
  USER_NOT_CONFIRMED: onDemand(() =>
    import('../screens/ConfirmAccount/ConfirmAccountForm.tsx').then((m) => m.ConfirmAccountForm),
  ),
  UNSUPPORTED: onDemand(() => import('../screens/Unsupported.tsx').then((m) => m.Unsupported)),
  SIGNED_IN: onDemand(() => import('../screens/SignedIn.tsx').then((m) => m.SignedIn)),
}
