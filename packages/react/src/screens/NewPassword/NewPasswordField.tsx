'use client'

import type { PasswordPolicy } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { PasswordField, type PasswordFieldProps } from '../../ui/fields/PasswordField.tsx'
import { passwordRulesAttribute } from './passwordRulesAttribute.ts'
import { PasswordRuleList, type PasswordRuleListProps } from './PasswordRuleList.tsx'

export interface NewPasswordFieldProps extends Pick<
  PasswordFieldProps,
  'control' | 'attempt' | 'pending' | 'takesFocus'
> {
  readonly rules: PasswordRuleListProps['rules']
  /** The pool's rules; without them nothing is listed. */
  readonly passwordPolicy: PasswordPolicy | null | undefined
}

/** A new password, and the rules that it has to meet: for the eye beneath it, and for password managers. */
export function NewPasswordField({ rules, passwordPolicy, ...field }: NewPasswordFieldProps): ReactNode {
  const t = useDeferredMessages()
  return (
    <>
      <PasswordField
        {...field}
        label={t('newPassword.label')}
        autoComplete="new-password"
        passwordRules={passwordPolicy ? passwordRulesAttribute(passwordPolicy) : undefined}
      />
      {passwordPolicy && (
        <PasswordRuleList rules={rules} passwordPolicy={passwordPolicy} rejected={field.control.error !== null} />
      )}
    </>
  )
}
