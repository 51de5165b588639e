'use client'

import { codeIssue, normalizeCode, passwordRules, type SignInError, unmetRules } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { useForm, type UseFormReturn, useWatch } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../form/fieldControl.ts'
import type { QuestionProps } from '../form/questionProps.ts'
import { readFields } from '../form/readFields.ts'
import { useErrorEffect } from '../form/useErrorEffect.ts'
import { useForgetting } from '../form/useForgetting.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import type { NewPasswordController } from '../NewPassword/useNewPassword.ts'
import { sentence } from '../parts/FormMessage.tsx'

export interface PasswordResetValues {
  'one-time-code': string
  newPassword: string
}

export interface PasswordResetController {
  readonly form: UseFormReturn<PasswordResetValues>
  readonly code: FieldControl
  readonly newPassword: FieldControl
  /** The pool's rules, and whether what is typed meets them. Empty where the backend was not told them. */
  readonly policy: NewPasswordController['policy']
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

export type PasswordResetOptions = Pick<QuestionProps<'PASSWORD_RESET_REQUIRED'>, 'challenge' | 'submit' | 'error'>

const NAME = 'one-time-code'
// Which field an error is about.
const FIELDS: Readonly<Record<string, keyof PasswordResetValues>> = {
  code_mismatch: NAME,
  code_used: NAME,
  password_rejected: 'newPassword',
  password_reused: 'newPassword',
}

/** The code that was sent and a new password, without markup. */
export function usePasswordReset({ challenge, submit, error }: PasswordResetOptions): PasswordResetController {
  const { passwordPolicy } = challenge
  const say = useLaterSay()
  const id = useId()
  const form = useForm<PasswordResetValues>()
  const { errors, submitCount } = form.formState
  const typed = useWatch({ control: form.control, name: 'newPassword' }) ?? ''
  const field = error ? FIELDS[error.code] : undefined

  const unmet = (password: string) => (passwordPolicy ? unmetRules(passwordPolicy, password) : [])

  useErrorEffect(field ? error : null, (wrong) => {
    if (!field) return
    form.setError(field, { message: sentence(say, wrong) })
    form.setFocus(field, { shouldSelect: field === NAME })
  })
  useForgetting(() => {
    form.setValue(NAME, '')
    form.setValue('newPassword', '')
  })

  const codeRule = (code: string): string | true => {
    const why = codeIssue(code)
    return why === undefined || say(why === 'missing' ? 'code.missing' : 'code.malformed')
  }
  const passwordRule = (password: string): string | true => {
    if (password === '') return say('field.required')
    return unmet(password).length === 0 || say('newPassword.rejected')
  }
  return {
    form,
    code: fieldControl(`${id}code`, form.register(NAME, { validate: codeRule }), errors[NAME]?.message ?? null),
    newPassword: fieldControl(
      `${id}newPassword`,
      form.register('newPassword', { validate: passwordRule }),
      errors.newPassword?.message ?? null,
    ),
    policy: passwordPolicy
      ? passwordRules(passwordPolicy).map((rule) => ({ rule, met: !unmet(typed).includes(rule) }))
      : [],
    error: field ? null : error,
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
