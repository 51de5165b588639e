'use client'

import { codeIssue, normalizeCode, type SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useForm } from '../../form/useForm.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { type PasswordRuleStates, useNewPasswordField } from '../NewPassword/useNewPasswordField.ts'
import { errorText } from '../../messages/errorText.ts'

export interface PasswordResetValues {
  'one-time-code': string
  newPassword: string
}

export interface PasswordResetController {
  readonly form: UseFormReturn<PasswordResetValues>
  readonly code: FieldControl
  readonly newPassword: FieldControl
  /**
   * The user pool's password rules. Each rule says whether the typed password meets the rule. Empty if the backend does
   * not know the rules.
   */
  readonly rules: PasswordRuleStates
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

export type PasswordResetOptions = Pick<ChallengeProps<'PASSWORD_RESET_REQUIRED'>, 'challenge' | 'submit' | 'error'>

const NAME = 'one-time-code'
const CODE_ERRORS: readonly string[] = ['code_mismatch', 'code_used']

/**
 * The state of a form for the code of a password reset and the new password, without markup.
 *
 * @example
 * function PasswordReset({ step }: { step: ChallengeStep<'PASSWORD_RESET_REQUIRED'> }) {
 *   const { code, newPassword, onSubmit } = usePasswordReset(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...code.label}>Code</label>
 *       <MfaCodeInput {...code.input} />
 *       <p {...code.message}>{code.error}</p>
 *       <label {...newPassword.label}>New password</label>
 *       <input type="password" autoComplete="new-password" {...newPassword.input} />
 *       <p {...newPassword.message}>{newPassword.error}</p>
 *       <button type="submit">Save</button>
 *     </form>
 *   )
 * }
 */
export function usePasswordReset({ challenge, submit, error }: PasswordResetOptions): PasswordResetController {
  const { passwordPolicy } = challenge
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<PasswordResetValues>()
  const typed = useWatch({ control: form.control, name: 'newPassword' }) ?? ''
  const { rules, validate, rejection, describe } = useNewPasswordField({ id, passwordPolicy, typed, error })
  const isCodeError = error !== null && CODE_ERRORS.includes(error.code)
  const isFieldError = isCodeError || rejection !== null

  useErrorEffect(isFieldError ? error : null, (wrong) => {
    const field = isCodeError ? NAME : 'newPassword'
    form.setError(field, { message: rejection ?? errorText(t, wrong) })
    form.setFocus(field, { shouldSelect: isCodeError })
  })
  useClearOnUnmount(() => {
    form.setValue(NAME, '')
    form.setValue('newPassword', '')
  })

  const validateCode = (code: string): string | true => {
    const issue = codeIssue(code)
    return issue === undefined || t(issue === 'missing' ? 'code.missing' : 'code.malformed')
  }
  return {
    form,
    code: fieldControl(form, NAME, `${id}code`, { validate: validateCode }),
    newPassword: describe(fieldControl(form, 'newPassword', `${id}newPassword`, { validate })),
    rules,
    error: isFieldError ? null : error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      const fields = readFields(event)
      form.setValue(NAME, fields[NAME] ?? '')
      form.setValue('newPassword', fields['newPassword'] ?? '')
      void form.handleSubmit((values) =>
        submit({ code: normalizeCode(values[NAME]), newPassword: values.newPassword }),
      )(event)
    },
  }
}
