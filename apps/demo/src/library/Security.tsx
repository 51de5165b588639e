import '@challenge-kit/react/account.css'
import {
  ChangePasswordForm,
  Devices,
  MfaPreferences,
  Passkeys,
  StepUpInPlace,
  type StepUpProps,
  TotpEnrolment,
} from '@challenge-kit/react/account'
import type { ReactNode } from 'react'
import { useFirst } from '../lab/labState.ts'

/** Where people choose how to sign in, the name comes first, also the second time. */
const ByName = (props: StepUpProps): ReactNode => <StepUpInPlace {...props} first="username" />

/** The kit's own screens for the account of whoever is signed in. */
export function Security({ username }: { username: string }): ReactNode {
  const common = { headingLevel: 2, ...(useFirst() === 'username' && { stepUp: ByName }) } as const
  return (
    <div className="security">
      <Passkeys {...common} />
      <TotpEnrolment {...common} onDone={() => undefined} />
      <MfaPreferences {...common} />
      <Devices {...common} />
      <ChangePasswordForm {...common} username={username} />
    </div>
  )
}
