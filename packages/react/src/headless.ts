/**
 * The entry point `@challenge-kit/react/headless`: the provider and the hooks, for a page with its own components. It
 * exports no component of a screen.
 */
export { SignInProvider, type SignInProviderProps } from './sign-in/SignInProvider.tsx'

// The hook of the flow and the hook of each form
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
export type { CustomField } from './screens/CustomChallenge/customField.ts'
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

// Messages
export { useMessages } from './texts/useMessages.ts'
export type { KitMessages } from './texts/kitMessages.ts'
export type { ErrorTextOptions, ScreenTextOptions, ScreenTexts } from './texts/screenTexts.ts'
export type { PasswordRuleText } from './messages/passwordRuleTexts.ts'
export type { MessageKey, MessageParameters, Messages, MessagesInput } from './messages/messages.ts'

// Types and functions of `@challenge-kit/core`
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
