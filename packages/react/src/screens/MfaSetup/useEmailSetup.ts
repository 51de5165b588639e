'use client'

import type { SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useForm } from '../../form/useForm.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'

export interface EmailSetupValues {
  email: string
}

export interface EmailSetupController {
  readonly form: UseFormReturn<EmailSetupValues>
  readonly email: FieldControl
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

export type EmailSetupOptions = Pick<ChallengeProps<'MFA_SETUP'>, 'submit' | 'error'>

/**
 * The state of a form for the email address that receives the codes, without markup. The core checks the address.
 *
 * @example
 * function Setup({ step }: { step: ChallengeStep<'MFA_SETUP'> }) {
 *   const { email, onSubmit } = useEmailSetup(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...email.label}>Email address</label>
 *       <input type="email" {...email.input} />
 *       <p {...email.message}>{email.error}</p>
 *       <button type="submit">Continue</button>
 *     </form>
 *   )
 * }
 */
export function useEmailSetup({ submit, error }: EmailSetupOptions): EmailSetupController {
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<EmailSetupValues>()
  const issue = error?.issues['email'] ?? (error?.code === 'attribute_rejected' ? 'rejected' : undefined)

  useErrorEffect(issue ? error : null, () => {
    const key =
      issue === 'missing' ? 'email.missing' : issue === 'malformed' ? 'email.malformed' : 'error.attribute_rejected'
    form.setError('email', { message: t(key) }, { shouldFocus: true })
  })

  return {
    form,
    email: fieldControl(form, 'email', `${id}email`),
    error: issue ? null : error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      form.clearErrors()
      form.setValue('email', readFields(event)['email'] ?? '')
      void form.handleSubmit(({ email }) => submit({ method: 'EMAIL_OTP', email: email.trim() }))(event)
    },
  }
}
