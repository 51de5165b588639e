'use client'

import { type PasswordPolicy, type SignInError, unmetRules } from '@challenge-kit/core'
import type { FieldControl } from '../../form/fieldControl.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { errorText } from '../../messages/errorText.ts'
import { type PasswordRuleText, passwordRuleTexts } from '../../messages/passwordRuleTexts.ts'

/**
 * The user pool's password rules. Each rule says whether the typed password meets the rule. Empty if the rules are
 * unknown.
 */
export type PasswordRuleStates = readonly (PasswordRuleText & {
  /** The `id` for the element of the rule. After a refused password, the input's `aria-describedby` names it. */
  readonly id: string
})[]

export interface NewPasswordFieldState {
  readonly rules: PasswordRuleStates
  /** Returns true, or the error text. */
  validate(password: string): string | true
  /** The error text about the password that was sent. Null if the error is about something else. */
  readonly rejection: string | null
  /** Adds the rules that are not met to the description of a field with an error. */
  describe(control: FieldControl): FieldControl
}

export interface NewPasswordFieldOptions {
  /** The start of the rules' ids. */
  readonly id: string
  readonly passwordPolicy: PasswordPolicy | null | undefined
  /** The current value of the field. */
  readonly typed: string
  readonly error: SignInError | null
}

const PASSWORD_ERRORS: readonly string[] = ['password_rejected', 'password_reused']

/** The rules, the validation and the error of a new password, for every form that has such a field. */
export function useNewPasswordField(options: NewPasswordFieldOptions): NewPasswordFieldState {
  const { id, passwordPolicy, typed, error } = options
  const t = useDeferredMessages()
  const issue = error?.issues['newPassword']
  const rules = passwordRuleTexts(t, passwordPolicy, typed).map((text) => ({ ...text, id: `${id}${text.rule}` }))
  return {
    rules,
    describe(control) {
      if (control.error === null) return control
      const unmet = rules.filter((rule) => !rule.met).map((rule) => rule.id)
      const description = [control.input['aria-describedby'], ...unmet].join(' ')
      return { ...control, input: { ...control.input, 'aria-describedby': description } }
    },
    validate(password) {
      if (password === '') return t('field.required')
      return !passwordPolicy || unmetRules(passwordPolicy, password).length === 0 || t('newPassword.rejected')
    },
    rejection:
      issue === 'policy'
        ? t('newPassword.rejected')
        : error && (issue !== undefined || PASSWORD_ERRORS.includes(error.code))
          ? errorText(t, error)
          : null,
  }
}
