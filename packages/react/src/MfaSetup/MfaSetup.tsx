'use client'

import { type ReactNode, useState } from 'react'
import { TotpSetup, type TotpSetupProps } from '../TotpSetup/TotpSetup.tsx'
import { EmailSetupForm } from './EmailSetupForm.tsx'
import { SetupSelectionForm } from './SetupSelectionForm.tsx'

export type MfaSetupProps = TotpSetupProps

/** A second factor has to be set up: which one, where there is a choice, and then that one. */
export function MfaSetup(props: MfaSetupProps): ReactNode {
  const { methods, totp } = props.challenge
  const [byEmail, chooseEmail] = useState(false)
  const email = methods.includes('EMAIL_OTP')
  const choice = email && methods.includes('SOFTWARE_TOKEN_MFA')
  if (totp || !email) return <TotpSetup {...props} />
  if (choice && !byEmail) return <SetupSelectionForm {...props} onEmail={() => chooseEmail(true)} />
  return <EmailSetupForm {...props} otherWay={choice ? () => chooseEmail(false) : undefined} />
}
