'use client'

import type { ReactNode } from 'react'
import { TypedSetupForm, type TypedSetupProps } from './TypedSetupForm.tsx'
import { usePhoneSetup } from './usePhoneSetup.ts'

export interface PhoneSetupFormProps extends TypedSetupProps {}

/** To which number codes shall go from now on. */
export function PhoneSetupForm(props: PhoneSetupFormProps): ReactNode {
  const { phoneNumber, error, attempt, onSubmit } = usePhoneSetup(props)
  return (
    <TypedSetupForm
      surroundings={props}
      setup="phoneSetup"
      label="phone.label"
      hint="phoneSetup.hint"
      control={phoneNumber}
      input={{ type: 'tel', inputMode: 'tel', autoComplete: 'tel', dir: 'ltr' }}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
    />
  )
}
