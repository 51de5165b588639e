'use client'

import type { SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useForm } from '../../form/useForm.ts'
import { useInitialMessages } from '../../messages/messages.ts'
import type { Identifier } from '../Credentials/useCredentials.ts'

export interface PasswordValues {
  password: string
}

export interface PasswordOptions {
  /** Sends the password. Pass the step's `submit`. */
  submit(answer: PasswordValues): Promise<unknown>
  readonly error: SignInError | null
  /** What users type to sign in. The error text of a wrong password names it. @default 'username' */
  readonly identifier?: Identifier | undefined
  /** The error text of a wrong password. @default a text that does not tell whether the account exists */
  readonly mismatch?: string | undefined
}

export interface PasswordController {
  readonly form: UseFormReturn<PasswordValues>
  readonly password: FieldControl
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

/**
 * The state of a form for the password only, without markup.
 *
 * @example
 * function Password({ step }: { step: ChallengeStep<'PASSWORD'> }) {
 *   const { password, onSubmit } = usePassword(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...password.label}>Password</label>
 *       <input type="password" autoComplete="current-password" {...password.input} />
 *       <p {...password.message}>{password.error}</p>
 *       <button type="submit">Sign in</button>
 *     </form>
 *   )
 * }
 */
export function usePassword({ submit, error, identifier = 'username', mismatch }: PasswordOptions): PasswordController {
  const t = useInitialMessages()
  const id = useId()
  const form = useForm<PasswordValues>()
  const wrong = error?.code === 'invalid_credentials'

  useErrorEffect(wrong ? error : null, () => {
    form.setValue('password', '')
    const message = mismatch ?? t(identifier === 'username' ? 'error.invalid_credentials' : `${identifier}.mismatch`)
    form.setError('password', { message }, { shouldFocus: true })
  })
  useClearOnUnmount(() => form.setValue('password', ''))

  const validate = (password: string): string | true => password !== '' || t('password.missing')
  return {
    form,
    password: fieldControl(form, 'password', `${id}password`, { validate }),
    error: wrong ? null : error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      form.setValue('password', readFields(event)['password'] ?? '')
      void form.handleSubmit(({ password }) => submit({ password }))(event)
    },
  }
}
