import type { PageStep } from './pageFacts.ts'

/** The page of one screen. */
export interface ScreenPageLink {
  /** The part of the address, which Storybook makes from the title. */
  readonly id: string
  readonly title: string
  readonly steps: readonly PageStep[]
  /** The words below the title. @default the names of the steps */
  readonly about?: string
}

/** The pages of the screens, in the order of the sidebar. */
export const screenPages: readonly ScreenPageLink[] = [
  {
    id: 'credentials',
    title: 'Credentials',
    steps: ['CREDENTIALS'],
    about: 'username and password, or the username alone',
  },
  { id: 'code', title: 'Code', steps: ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA', 'SMS_OTP'] },
  { id: 'set-up-of-a-second-factor', title: 'Set-up of a second factor', steps: ['MFA_SETUP'] },
  { id: 'choice-of-a-second-factor', title: 'Choice of a second factor', steps: ['SELECT_MFA_TYPE'] },
  { id: 'choice-of-a-way-to-sign-in', title: 'Choice of a way to sign in', steps: ['SELECT_CHALLENGE'] },
  { id: 'password', title: 'Password', steps: ['PASSWORD'] },
  { id: 'passkey', title: 'Passkey', steps: ['WEB_AUTHN'] },
  { id: 'new-password', title: 'New password', steps: ['NEW_PASSWORD_REQUIRED'] },
  { id: 'password-reset', title: 'Password reset', steps: ['PASSWORD_RESET_REQUIRED'] },
  { id: 'confirmation-of-the-account', title: 'Confirmation of the account', steps: ['USER_NOT_CONFIRMED'] },
  { id: 'custom-challenge', title: 'Custom challenge', steps: ['CUSTOM_CHALLENGE'] },
  { id: 'unsupported-challenge', title: 'Unsupported challenge', steps: ['UNSUPPORTED'], about: 'any other name' },
  { id: 'step-up', title: 'Step-up', steps: ['STEP_UP'], about: 'a signed-in user signs in again' },
  { id: 'resuming', title: 'Resuming', steps: ['RESUMING'], about: 'RESUMING, after a reload' },
  { id: 'signed-in', title: 'Signed in', steps: ['SIGNED_IN'] },
]

/** The address of the page of a screen. */
export function addressOf({ id }: Pick<ScreenPageLink, 'id'>): string {
  return `./?path=/docs/screens-${id}--docs`
}
