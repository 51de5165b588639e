'use client'

import type { ReactNode } from 'react'
import { ContactSetupForm, type ContactSetupProps } from './ContactSetupForm.tsx'
import { type PhoneSetupOptions, usePhoneSetup } from './usePhoneSetup.ts'

export interface PhoneSetupFormProps extends ContactSetupProps, Pick<PhoneSetupOptions, 'countryCode'> {}

/** The form for the phone number that receives the codes. */
export function PhoneSetupForm(props: PhoneSetupFormProps): ReactNode {
  const { phoneNumber, error, attempt, onSubmit } = usePhoneSetup(props)
  return (
    <ContactSetupForm
      context={props}
      setup="phoneSetup"
      label="phone.label"
      hint={props.countryCode ? undefined : 'phoneSetup.hint'}
      control={phoneNumber}
      input={{ type: 'tel', inputMode: 'tel', autoComplete: 'tel', dir: 'ltr' }}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
    />
  )
}
