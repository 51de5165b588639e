import type { ReactNode } from 'react'

const screens: readonly (readonly [id: string, title: string, names: string])[] = [
  ['credentials', 'Credentials', 'username and password, or the username alone'],
  ['code', 'Code', 'SMS_MFA, EMAIL_OTP, SOFTWARE_TOKEN_MFA, SMS_OTP'],
  ['set-up-of-a-second-factor', 'Set-up of a second factor', 'MFA_SETUP'],
  ['choice-of-a-second-factor', 'Choice of a second factor', 'SELECT_MFA_TYPE'],
  ['choice-of-a-way-to-sign-in', 'Choice of a way to sign in', 'SELECT_CHALLENGE'],
  ['password', 'Password', 'PASSWORD'],
  ['passkey', 'Passkey', 'WEB_AUTHN'],
  ['new-password', 'New password', 'NEW_PASSWORD_REQUIRED'],
  ['password-reset', 'Password reset', 'PASSWORD_RESET_REQUIRED'],
  ['confirmation-of-the-account', 'Confirmation of the account', 'USER_NOT_CONFIRMED'],
  ['custom-challenge', 'Custom challenge', 'CUSTOM_CHALLENGE'],
  ['unsupported-challenge', 'Unsupported challenge', 'any other name'],
  ['step-up', 'Step-up', 'a signed-in user signs in again'],
  ['resuming', 'Resuming', 'RESUMING, after a reload'],
  ['signed-in', 'Signed in', 'SIGNED_IN'],
]

/** Links to the pages of the screens. */
export function ScreenGrid(): ReactNode {
  return (
    <div className="ck-docs-grid">
      {screens.map(([id, title, names]) => (
        <a key={id} href={`./?path=/docs/screens-${id}--docs`} target="_top">
          <strong>{title}</strong>
          <span>{names}</span>
        </a>
      ))}
    </div>
  )
}
