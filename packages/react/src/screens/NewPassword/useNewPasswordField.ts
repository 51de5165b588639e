'use client'

import {
  type PasswordPolicy,
  type PasswordRule,
  passwordRules,
  type SignInError,
  unmetRules,
} from '@challenge-kit/core'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { sentence } from '../../ui/card/FormMessage.tsx'

/** The pool's rules, and whether what is typed meets them. Empty where they are not known. */
export type Policy = readonly { readonly rule: PasswordRule; readonly met: boolean }[]

export interface NewPasswordFieldState {
  readonly policy: Policy
  /** True, or what is missing as a sentence. */
  validate(password: string): string | true
  /** What is wrong with the one that was sent, as a sentence; null where the error is about something else. */
  readonly refusal: string | null
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
  const say = useLaterSay()
  const issue = error?.issues['newPassword']
  const unmet = (password: string): readonly PasswordRule[] =>
    passwordPolicy ? unmetRules(passwordPolicy, password) : []
  const missing = unmet(typed)
  return {
    policy: passwordPolicy ? passwordRules(passwordPolicy).map((rule) => ({ rule, met: !missing.includes(rule) })) : [],
    validate(password) {
      if (password === '') return say('field.required')
      return unmet(password).length === 0 || say('newPassword.rejected')
    },
    refusal:
      issue === 'policy'
        ? say('newPassword.rejected')
        : error && (issue !== undefined || ABOUT_IT.includes(error.code))
          ? sentence(say, error)
          : null,
  }
}
