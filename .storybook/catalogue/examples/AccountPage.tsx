import '@challenge-kit/react/account.css'
import { RequireSession } from '@challenge-kit/react'
import { ChangePasswordForm, Devices, MfaPreferences, Passkeys } from '@challenge-kit/react/account'
import type { ReactNode } from 'react'

/** A page of account screens. Use only the screens that your user pool needs. */
export const Security = (): ReactNode => (
  <RequireSession>
    {({ signInName }) => (
      <>
        <ChangePasswordForm username={signInName} headingLevel={2} />
        <MfaPreferences offered={['EMAIL_OTP']} totpSetup="/security/app" headingLevel={2} />
        <Passkeys headingLevel={2} />
        <Devices headingLevel={2} />
      </>
    )}
  </RequireSession>
)
