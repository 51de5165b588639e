'use client'

import type { PasswordPolicy } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { PasswordField, type PasswordFieldProps } from '../../ui/fields/PasswordField.tsx'
import { passwordRulesAttribute } from './passwordRulesAttribute.ts'
import { PolicyList, type PolicyListProps } from './PolicyList.tsx'

export interface NewPasswordFieldProps extends Pick<PasswordFieldProps, 'control' | 'attempt' | 'pending' | 'start'> {
  readonly policy: PolicyListProps['policy']
  /** The pool's rules; without them nothing is listed. */
  readonly passwordPolicy: PasswordPolicy | null | undefined
}

/** A new password, and the rules that it has to meet: for the eye beneath it, and for password managers. */
export function NewPasswordField({ policy, passwordPolicy, ...field }: NewPasswordFieldProps): ReactNode {
  const say = useLaterSay()
  return (
    <>
      <PasswordField
        {...field}
        label={say('newPassword.label')}
        autoComplete="new-password"
        rules={passwordPolicy ? passwordRulesAttribute(passwordPolicy) : undefined}
      />
      {passwordPolicy && (
        <PolicyList policy={policy} passwordPolicy={passwordPolicy} refused={field.control.error !== null} />
      )}
    </>
  )
}
