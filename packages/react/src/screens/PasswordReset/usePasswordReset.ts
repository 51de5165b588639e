'use client'

import { codeIssue, normalizeCode, type SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { useForm, type UseFormReturn, useWatch } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
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
  /** The pool's rules, and whether what is typed meets them. Empty where the backend was not told them. */
  readonly rules: PasswordRuleStates
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

export type PasswordResetOptions = Pick<ChallengeProps<'PASSWORD_RESET_REQUIRED'>, 'challenge' | 'submit' | 'error'>

const NAME = 'one-time-code'
const ABOUT_THE_CODE: readonly string[] = ['code_mismatch', 'code_used']

/** The code that was sent and a new password, without markup. */
export function usePasswordReset({ challenge, submit, error }: PasswordResetOptions): PasswordResetController {
  const { passwordPolicy } = challenge
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<PasswordResetValues>()
  const { errors, submitCount } = form.formState
  const typed = useWatch({ control: form.control, name: 'newPassword' }) ?? ''
  const { rules, validate, rejection } = useNewPasswordField({ passwordPolicy, typed, error })
  const aboutTheCode = error !== null && ABOUT_THE_CODE.includes(error.code)
  const placed = aboutTheCode || rejection !== null

  useErrorEffect(placed ? error : null, (wrong) => {
    const field = aboutTheCode ? NAME : 'newPassword'
    form.setError(field, { message: rejection ?? errorText(t, wrong) })
    form.setFocus(field, { shouldSelect: aboutTheCode })
  })
  useClearOnUnmount(() => {
    form.setValue(NAME, '')
    form.setValue('newPassword', '')
  })

  const codeRule = (code: string): string | true => {
    const why = codeIssue(code)
    return why === undefined || t(why === 'missing' ? 'code.missing' : 'code.malformed')
  }
  return {
    form,
    code: fieldControl(`${id}code`, form.register(NAME, { validate: codeRule }), errors[NAME]?.message ?? null),
    newPassword: fieldControl(
      `${id}newPassword`,
      form.register('newPassword', { validate }),
      errors.newPassword?.message ?? null,
    ),
    rules,
    error: placed ? null : error,
    attempt: submitCount,
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
