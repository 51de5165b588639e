import {
  ConfirmAccountForm,
  CredentialsForm,
  CustomChallengeForm,
  MethodSelectionForm,
  MfaCodeForm,
  MfaSelectionForm,
  MfaSetup,
  NewPasswordForm,
  PasskeyForm,
  PasswordForm,
  PasswordResetForm,
  Unsupported,
} from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { challengeArgs, screenArgs } from '../stage/screenStory.tsx'

const resend = { resend: async () => undefined, resent: 0 }
const setup = challengeArgs('MFA_SETUP')
const choice = {
  ...setup,
  challenge: { ...setup.challenge, methods: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], totp: null },
} as const

/** Every screen of a sign-in, in the order in which a user may see them. */
export const screens: readonly { readonly name: string; render(): ReactNode }[] = [
  { name: 'CREDENTIALS', render: () => <CredentialsForm {...screenArgs} username="" forgot={screenArgs.submit} /> },
  {
    name: 'CREDENTIALS, username first',
    render: () => <CredentialsForm {...screenArgs} username="" first="username" />,
  },
  { name: 'SELECT_CHALLENGE', render: () => <MethodSelectionForm {...challengeArgs('SELECT_CHALLENGE')} /> },
  { name: 'PASSWORD', render: () => <PasswordForm {...challengeArgs('PASSWORD')} /> },
  { name: 'WEB_AUTHN', render: () => <PasskeyForm {...challengeArgs('WEB_AUTHN')} /> },
  { name: 'SMS_MFA', render: () => <MfaCodeForm {...challengeArgs('SMS_MFA')} rememberDays={30} /> },
  { name: 'EMAIL_OTP', render: () => <MfaCodeForm {...challengeArgs('EMAIL_OTP')} /> },
  { name: 'SOFTWARE_TOKEN_MFA', render: () => <MfaCodeForm {...challengeArgs('SOFTWARE_TOKEN_MFA')} /> },
  { name: 'SELECT_MFA_TYPE', render: () => <MfaSelectionForm {...challengeArgs('SELECT_MFA_TYPE')} /> },
  { name: 'MFA_SETUP', render: () => <MfaSetup {...setup} /> },
  { name: 'MFA_SETUP, a choice', render: () => <MfaSetup {...choice} /> },
  { name: 'NEW_PASSWORD_REQUIRED', render: () => <NewPasswordForm {...challengeArgs('NEW_PASSWORD_REQUIRED')} /> },
  {
    name: 'PASSWORD_RESET_REQUIRED',
    render: () => <PasswordResetForm {...challengeArgs('PASSWORD_RESET_REQUIRED')} {...resend} />,
  },
  {
    name: 'USER_NOT_CONFIRMED',
    render: () => <ConfirmAccountForm {...challengeArgs('USER_NOT_CONFIRMED')} {...resend} />,
  },
  { name: 'CUSTOM_CHALLENGE', render: () => <CustomChallengeForm {...challengeArgs('CUSTOM_CHALLENGE')} /> },
  { name: 'UNSUPPORTED', render: () => <Unsupported {...screenArgs} name="FACE_SCAN" reference="7F3C-21" /> },
]
