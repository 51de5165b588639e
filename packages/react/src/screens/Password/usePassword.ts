'use client'

import type { SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useMessages } from '../../messages/messages.ts'

export interface PasswordValues {
  password: string
}

export interface PasswordOptions {
  /** What the password is sent with: a step's own `submit` fits. */
  submit(answer: PasswordValues): Promise<unknown>
  readonly error: SignInError | null
  /** What is said of a wrong one. @default that the two do not match: whether the account exists is not told */
  readonly mismatch?: string | undefined
}

export interface PasswordController {
  readonly form: UseFormReturn<PasswordValues>
  readonly password: FieldControl
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

/** The password alone, without markup: who is signing in is known. */
export function usePassword({ submit, error, mismatch }: PasswordOptions): PasswordController {
  const t = useMessages()
  const id = useId()
  const form = useForm<PasswordValues>()
  const { errors, submitCount } = form.formState
  const wrong = error?.code === 'invalid_credentials'

  useErrorEffect(wrong ? error : null, () => {
    form.setValue('password', '')
    form.setError('password', { message: mismatch ?? t('error.invalid_credentials') }, { shouldFocus: true })
  })
  useClearOnUnmount(() => form.setValue('password', ''))

  const missing = (password: string): string | true => password !== '' || t('password.missing')
  return {
    form,
    password: fieldControl(
      `${id}password`,
      form.register('password', { validate: missing }),
      errors.password?.message ?? null,
    ),
    error: wrong ? null : error,
    attempt: submitCount,
    onSubmit(event) {
      form.setValue('password', readFields(event)['password'] ?? '')
      void form.handleSubmit(({ password }) => submit({ password }))(event)
    },
  }
}
