'use client'

import type { ReactNode } from 'react'
import { ContactSetupForm, type ContactSetupProps } from './ContactSetupForm.tsx'
import { useEmailSetup } from './useEmailSetup.ts'

export interface EmailSetupFormProps extends ContactSetupProps {}

/** The form for the email address that receives the codes. */
export function EmailSetupForm(props: EmailSetupFormProps): ReactNode {
  const { email, error, attempt, onSubmit } = useEmailSetup(props)
  return (
    <ContactSetupForm
      context={props}
      setup="emailSetup"
      label="emailSetup.label"
      control={email}
      input={{ type: 'email', autoComplete: 'email', autoCapitalize: 'none', spellCheck: false, dir: 'auto' }}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
    />
  )
}
