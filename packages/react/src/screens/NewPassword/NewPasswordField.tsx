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
  /** The user pool's password policy. Without a policy, the field lists no rules. */
  readonly passwordPolicy: PasswordPolicy | null | undefined
}

/**
 * The field for a new password, with the list of password rules and the `passwordrules` attribute for password
 * managers.
 */
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
      {passwordPolicy && <PasswordRuleList rules={rules} rejected={field.control.error !== null} />}
    </>
  )
}
