// Drop in
export { SignIn, type SignInProps } from './SignIn/SignIn.tsx'
export type { Screen, ScreenProps, Slots, StepTable } from './SignIn/screens.ts'
export type { Components } from './SignIn/useShownStep.ts'
export { SignInProvider, type SignInProviderProps } from './SignInProvider.tsx'

// The session
export { RequireSession, type RequireSessionProps } from './session/RequireSession.tsx'
export { useSession } from './session/useSession.ts'
export { type SignedOut, type SignOutOptions, useSignOut } from './session/useSignOut.ts'

// Headless: the flow, and a hook for each form
export { type SignInIntent, useSignIn } from './useSignIn.ts'
export type { Intent } from './useScopeOf.ts'
export {
  type CredentialsController,
  type CredentialsOptions,
  type Identifier,
  useCredentials,
} from './Credentials/useCredentials.ts'
export {
  type CustomChallengeController,
  type CustomChallengeOptions,
  type CustomChallengeValues,
  useCustomChallenge,
} from './CustomChallenge/useCustomChallenge.ts'
export {
  type MethodSelectionController,
  type MethodSelectionOptions,
  useMethodSelection,
} from './FirstFactor/useMethodSelection.ts'
export {
  type PasswordController,
  type PasswordOptions,
  type PasswordValues,
  usePassword,
} from './FirstFactor/usePassword.ts'
export { type PasskeyController, type PasskeyOptions, usePasskey } from './Passkey/usePasskey.ts'
export { type ResendController, type ResendOptions, useResend } from './form/useResend.ts'
export { type MfaCodeController, type MfaCodeOptions, type MfaCodeValues, useMfaCode } from './MfaCode/useMfaCode.ts'
export {
  type MfaSelectionController,
  type MfaSelectionOptions,
  type MfaSelectionValues,
  useMfaSelection,
} from './MfaSelection/useMfaSelection.ts'
export {
  type EmailSetupController,
  type EmailSetupOptions,
  type EmailSetupValues,
  useEmailSetup,
} from './MfaSetup/useEmailSetup.ts'
export {
  type PhoneSetupController,
  type PhoneSetupOptions,
  type PhoneSetupValues,
  usePhoneSetup,
} from './MfaSetup/usePhoneSetup.ts'
export type { AttributeField } from './NewPassword/attributeField.ts'
export {
  type NewPasswordController,
  type NewPasswordOptions,
  type NewPasswordValues,
  useNewPassword,
} from './NewPassword/useNewPassword.ts'
export {
  type PasswordResetController,
  type PasswordResetOptions,
  type PasswordResetValues,
  usePasswordReset,
} from './PasswordReset/usePasswordReset.ts'
export { type TotpSetupController, type TotpSetupOptions, useTotpSetup } from './TotpSetup/useTotpSetup.ts'
export type { FieldControl } from './form/fieldControl.ts'

// The forms, each by itself
export { ConfirmAccountForm, type ConfirmAccountFormProps } from './ConfirmAccount/ConfirmAccountForm.tsx'
export { CredentialsForm, type CredentialsFormProps } from './Credentials/CredentialsForm.tsx'
export { CustomChallengeForm, type CustomChallengeFormProps } from './CustomChallenge/CustomChallengeForm.tsx'
export type { CustomField } from './CustomChallenge/customField.ts'
export { MethodSelectionForm, type MethodSelectionFormProps } from './FirstFactor/MethodSelectionForm.tsx'
export { PasskeyForm, type PasskeyFormProps } from './Passkey/PasskeyForm.tsx'
export { PasswordForm, type PasswordFormProps } from './FirstFactor/PasswordForm.tsx'
export { type CodeChallengeName, MfaCodeForm, type MfaCodeFormProps } from './MfaCode/MfaCodeForm.tsx'
export { MfaCodeInput, type MfaCodeInputProps } from './MfaCodeInput/MfaCodeInput.tsx'
export { MfaSelectionForm, type MfaSelectionFormProps } from './MfaSelection/MfaSelectionForm.tsx'
export { EmailSetupForm, type EmailSetupFormProps } from './MfaSetup/EmailSetupForm.tsx'
export { MfaSetup, type MfaSetupProps } from './MfaSetup/MfaSetup.tsx'
export { PhoneSetupForm, type PhoneSetupFormProps } from './MfaSetup/PhoneSetupForm.tsx'
export { SetupSelectionForm, type SetupSelectionFormProps, type TypedMethod } from './MfaSetup/SetupSelectionForm.tsx'
export { NewPasswordForm, type NewPasswordFormProps } from './NewPassword/NewPasswordForm.tsx'
export { ForgotForm, type ForgotFormProps } from './PasswordReset/ForgotForm.tsx'
export { PasswordResetForm, type PasswordResetFormProps } from './PasswordReset/PasswordResetForm.tsx'
export { QrCode, type QrCodeProps } from './TotpSetup/QrCode.tsx'
export { StepUpForm, type StepUpFormProps } from './StepUp/StepUpForm.tsx'
export { TotpSetup, type TotpSetupProps } from './TotpSetup/TotpSetup.tsx'
export { Unsupported, type UnsupportedProps } from './Unsupported/Unsupported.tsx'
export type { QuestionProps } from './form/questionProps.ts'
export type { Surroundings } from './parts/Card.tsx'
export type { HeadingLevel } from './parts/Header.tsx'
export type { Way } from './parts/Link.tsx'
export type { Frame } from './parts/Root.tsx'

// Sentences
export { en } from './messages/en.ts'
export type { MessageKey, MessageParameters, Messages, MessagesInput } from './messages/say.ts'

// From core: what a page without a component of ours needs too
export {
  type Answer,
  type AnswerOptions,
  type Challenge,
  type ChallengeName,
  type ChallengeStep,
  type Credentials,
  type CredentialsStep,
  type FirstFactor,
  httpTransport,
  type HttpTransportOptions,
  isSignInError,
  type MfaMethod,
  type PasswordPolicy,
  type Session,
  type SignIn as SignInState,
  type SignInError,
  type SignInErrorCode,
  type StepName,
  type TotpKey,
  type Transport,
} from '@challenge-kit/core'
