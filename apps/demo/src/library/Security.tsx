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
import type { FirstField } from './authFlow.ts'

export interface SecurityProps {
  readonly first: FirstField
  /** The name that the user signed in with. */
  readonly username: string
}

// A step-up starts with the same field as a sign-in.
const UsernameFirst = (props: StepUpProps): ReactNode => <StepUpInPlace {...props} first="username" />

/** The account screens of the kit. */
export function Security({ first, username }: SecurityProps): ReactNode {
  const common = { headingLevel: 2, ...(first === 'username' && { stepUp: UsernameFirst }) } as const
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
