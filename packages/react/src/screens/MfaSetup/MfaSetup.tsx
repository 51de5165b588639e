'use client'

import { type ReactNode, useState } from 'react'
import { TotpSetup, type TotpSetupProps } from '../TotpSetup/TotpSetup.tsx'
import { EmailSetupForm } from './EmailSetupForm.tsx'
import { PhoneSetupForm, type PhoneSetupFormProps } from './PhoneSetupForm.tsx'
import { SetupSelectionForm, type ContactMethod } from './SetupSelectionForm.tsx'

export interface MfaSetupProps extends TotpSetupProps, Pick<PhoneSetupFormProps, 'countryCode'> {}

const FORMS = { EMAIL_OTP: EmailSetupForm, SMS_MFA: PhoneSetupForm }

/** The set-up of a second factor. The user chooses a method if there are several. The form of this method follows. */
export function MfaSetup(props: MfaSetupProps): ReactNode {
  const { methods, totp } = props.challenge
  const [chosen, choose] = useState<ContactMethod | null>(null)
  const [only] = methods
  const choice = methods.length > 1
  const method = choice ? chosen : only
  if (totp || !only || method === 'SOFTWARE_TOKEN_MFA') return <TotpSetup {...props} />
  if (!method) return <SetupSelectionForm {...props} onChoose={choose} />
  const Form = FORMS[method]
  return <Form {...props} chooseAnotherMethod={choice ? () => choose(null) : undefined} />
}
