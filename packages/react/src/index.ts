// The complete sign-in
export { SignIn, type SignInProps } from './sign-in/SignIn.tsx'
export type { Screen, ScreenProps, ScreenOptions, StepTable } from './sign-in/screens.ts'
export type { Components } from './sign-in/useShownStep.ts'
export { SignInProvider, type SignInProviderProps } from './sign-in/SignInProvider.tsx'

// The session
export { RequireSession, type RequireSessionProps } from './session/RequireSession.tsx'
export { useSession } from './session/useSession.ts'
export { type SignOutResult, type SignOutOptions, useSignOut } from './session/useSignOut.ts'

// The hook of the flow and the hook of each form, for your own components
export { type UseSignInOptions, useSignIn } from './sign-in/useSignIn.ts'
export type { Intent } from './scope/useStepUpScope.ts'
export {
  type CredentialsController,
  type CredentialsOptions,
  type Identifier,
  useCredentials,
} from './screens/Credentials/useCredentials.ts'
export {
  type CustomChallengeController,
  type CustomChallengeOptions,
  type CustomChallengeValues,
  useCustomChallenge,
} from './screens/CustomChallenge/useCustomChallenge.ts'
export {
  type MethodSelectionController,
  type MethodSelectionOptions,
  useMethodSelection,
} from './screens/MethodSelection/useMethodSelection.ts'
export {
  type PasswordController,
  type PasswordOptions,
  type PasswordValues,
  usePassword,
} from './screens/Password/usePassword.ts'
export { type PasskeyController, type PasskeyOptions, usePasskey } from './screens/Passkey/usePasskey.ts'
export { type ResendController, type ResendOptions, useResend } from './ui/useResend.ts'
export {
  type MfaCodeController,
  type MfaCodeOptions,
  type MfaCodeValues,
  useMfaCode,
} from './screens/MfaCode/useMfaCode.ts'
export {
  type MfaSelectionController,
  type MfaSelectionOptions,
  type MfaSelectionValues,
  useMfaSelection,
} from './screens/MfaSelection/useMfaSelection.ts'
export {
  type EmailSetupController,
  type EmailSetupOptions,
  type EmailSetupValues,
  useEmailSetup,
} from './screens/MfaSetup/useEmailSetup.ts'
export {
  type PhoneSetupController,
  type PhoneSetupOptions,
  type PhoneSetupValues,
  usePhoneSetup,
} from './screens/MfaSetup/usePhoneSetup.ts'
export type { AttributeField } from './screens/NewPassword/attributeField.ts'
export {
  type NewPasswordController,
  type NewPasswordOptions,
  type NewPasswordValues,
  useNewPassword,
} from './screens/NewPassword/useNewPassword.ts'
export {
  type PasswordResetController,
  type PasswordResetOptions,
  type PasswordResetValues,
  usePasswordReset,
} from './screens/PasswordReset/usePasswordReset.ts'
export { type TotpSetupController, type TotpSetupOptions, useTotpSetup } from './screens/TotpSetup/useTotpSetup.ts'
export type { FieldControl } from './form/fieldControl.ts'

// The form of each screen
export { ConfirmAccountForm, type ConfirmAccountFormProps } from './screens/ConfirmAccount/ConfirmAccountForm.tsx'
export { CredentialsForm, type CredentialsFormProps } from './screens/Credentials/CredentialsForm.tsx'
export { CustomChallengeForm, type CustomChallengeFormProps } from './screens/CustomChallenge/CustomChallengeForm.tsx'
export type { CustomField } from './screens/CustomChallenge/customField.ts'
export { MethodSelectionForm, type MethodSelectionFormProps } from './screens/MethodSelection/MethodSelectionForm.tsx'
export { PasskeyForm, type PasskeyFormProps } from './screens/Passkey/PasskeyForm.tsx'
export { PasswordForm, type PasswordFormProps } from './screens/Password/PasswordForm.tsx'
export { type CodeChallengeName, MfaCodeForm, type MfaCodeFormProps } from './screens/MfaCode/MfaCodeForm.tsx'
export { MfaCodeInput, type MfaCodeInputProps } from './ui/fields/MfaCodeInput.tsx'
export { MfaSelectionForm, type MfaSelectionFormProps } from './screens/MfaSelection/MfaSelectionForm.tsx'
export { EmailSetupForm, type EmailSetupFormProps } from './screens/MfaSetup/EmailSetupForm.tsx'
export { MfaSetup, type MfaSetupProps } from './screens/MfaSetup/MfaSetup.tsx'
export { PhoneSetupForm, type PhoneSetupFormProps } from './screens/MfaSetup/PhoneSetupForm.tsx'
export {
  SetupSelectionForm,
  type SetupSelectionFormProps,
  type ContactMethod,
} from './screens/MfaSetup/SetupSelectionForm.tsx'
export { NewPasswordForm, type NewPasswordFormProps } from './screens/NewPassword/NewPasswordForm.tsx'
export { ForgotPasswordForm, type ForgotPasswordFormProps } from './screens/Credentials/ForgotPasswordForm.tsx'
export { PasswordResetForm, type PasswordResetFormProps } from './screens/PasswordReset/PasswordResetForm.tsx'
export { QrCode, type QrCodeProps } from './screens/TotpSetup/QrCode.tsx'
export { StepUpForm, type StepUpFormProps } from './screens/StepUp/StepUpForm.tsx'
export { TotpSetup, type TotpSetupProps } from './screens/TotpSetup/TotpSetup.tsx'
export { Unsupported, type UnsupportedProps } from './screens/Unsupported.tsx'
export type { ChallengeProps } from './form/challengeProps.ts'
export type { CardContext } from './ui/card/Card.tsx'
export type { HeadingLevel } from './ui/card/Header.tsx'
export type { LinkTarget } from './ui/Link.tsx'
export type { Frame } from './ui/card/Root.tsx'

// Messages
export { en } from './messages/en.ts'
export { useMessages } from './texts/useMessages.ts'
export type { KitMessages } from './texts/kitMessages.ts'
export type { ErrorTextOptions, ScreenTextOptions, ScreenTexts } from './texts/screenTexts.ts'
export type { PasswordRuleText } from './messages/passwordRuleTexts.ts'
export type { MessageKey, MessageParameters, Messages, MessagesInput } from './messages/messages.ts'

// Types and functions of `@challenge-kit/core`, for a page with its own components
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
