// The screens
export { ChangePasswordForm, type ChangePasswordFormProps } from './ChangePassword/ChangePasswordForm.tsx'
export { Devices, type DevicesProps } from './Devices/Devices.tsx'
export { MfaPreferences, type MfaPreferencesProps } from './MfaPreferences/MfaPreferences.tsx'
export { PasskeyOffer, type PasskeyOfferProps } from './Passkeys/PasskeyOffer.tsx'
export { Passkeys, type PasskeysProps } from './Passkeys/Passkeys.tsx'
export { TotpEnrolment, type TotpEnrolmentProps } from './TotpEnrolment/TotpEnrolment.tsx'
export { type AccountContext, StepUpInPlace, type StepUpProps } from './ui/StepUpInPlace.tsx'

// The hook of each screen, for your own components
export {
  type ChangePasswordController,
  type ChangePasswordOptions,
  type ChangePasswordValues,
  useChangePassword,
} from './ChangePassword/useChangePassword.ts'
export { type DevicesController, useDevices } from './Devices/useDevices.ts'
export { type MfaPreferencesController, useMfaPreferences } from './MfaPreferences/useMfaPreferences.ts'
export type { AddPasskey, NotAddedReason } from './Passkeys/useAddPasskey.ts'
export { type PasskeysController, usePasskeys } from './Passkeys/usePasskeys.ts'
export { type TotpEnrolmentController, useTotpEnrolment } from './TotpEnrolment/useTotpEnrolment.ts'
export type { AccountState, StepUp } from './calls/useAccountAction.ts'

// Calls to your own API
export { type Api, type ApiStepUp, useApi } from './calls/useApi.ts'

// Messages
export { enAccount } from '../messages/en/account.ts'
export type { AccountMessages } from '../messages/messages.ts'

// Types of `@challenge-kit/core`
export type {
  ApiFetch,
  ApiFetchOptions,
  MfaSettings,
  Passkey,
  RememberedDevice,
  StepUpDemand,
} from '@challenge-kit/core'
