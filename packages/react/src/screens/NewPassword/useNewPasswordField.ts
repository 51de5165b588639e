'use client'

import {
  type PasswordPolicy,
  type PasswordRule,
  passwordRules,
  type SignInError,
  unmetRules,
} from '@challenge-kit/core'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { errorText } from '../../messages/errorText.ts'

/** The pool's rules, and whether what is typed meets them. Empty where they are not known. */
export type PasswordRuleStates = readonly { readonly rule: PasswordRule; readonly met: boolean }[]

export interface NewPasswordFieldState {
  readonly rules: PasswordRuleStates
  /** True, or what is missing as a sentence. */
  validate(password: string): string | true
  /** What is wrong with the one that was sent, as a sentence; null where the error is about something else. */
  readonly rejection: string | null
}

export interface NewPasswordFieldOptions {
  readonly passwordPolicy: PasswordPolicy | null | undefined
  /** What the field holds. */
  readonly typed: string
  readonly error: SignInError | null
}

const ABOUT_IT: readonly string[] = ['password_rejected', 'password_reused']

/** What every form with a new password has to know of it. */
export function useNewPasswordField(options: NewPasswordFieldOptions): NewPasswordFieldState {
  const { passwordPolicy, typed, error } = options
  const t = useDeferredMessages()
  const issue = error?.issues['newPassword']
  const unmet = (password: string): readonly PasswordRule[] =>
    passwordPolicy ? unmetRules(passwordPolicy, password) : []
  const missing = unmet(typed)
  return {
    rules: passwordPolicy ? passwordRules(passwordPolicy).map((rule) => ({ rule, met: !missing.includes(rule) })) : [],
    validate(password) {
      if (password === '') return t('field.required')
      return unmet(password).length === 0 || t('newPassword.rejected')
    },
    rejection:
      issue === 'policy'
        ? t('newPassword.rejected')
        : error && (issue !== undefined || ABOUT_IT.includes(error.code))
          ? errorText(t, error)
          : null,
  }
}
