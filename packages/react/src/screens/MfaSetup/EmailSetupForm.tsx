'use client'

import type { ReactNode } from 'react'
import { TypedSetupForm, type TypedSetupProps } from './TypedSetupForm.tsx'
import { useEmailSetup } from './useEmailSetup.ts'

export interface EmailSetupFormProps extends TypedSetupProps {}

/** To which address codes shall go from now on. */
export function EmailSetupForm(props: EmailSetupFormProps): ReactNode {
  const { email, error, attempt, onSubmit } = useEmailSetup(props)
  return (
    <TypedSetupForm
      surroundings={props}
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
