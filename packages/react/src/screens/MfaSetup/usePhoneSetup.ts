'use client'

import { normalizePhoneNumber, type SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useForm } from '../../form/useForm.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'

export interface PhoneSetupValues {
  phoneNumber: string
}

export interface PhoneSetupController {
  readonly form: UseFormReturn<PhoneSetupValues>
  readonly phoneNumber: FieldControl
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

export interface PhoneSetupOptions extends Pick<ChallengeProps<'MFA_SETUP'>, 'submit' | 'error'> {
  /** The country of numbers that are typed without a country code, for example `+44`. @default none */
  readonly countryCode?: string | undefined
}

/**
 * The state of a form for the phone number that receives the codes, without markup. The backend stores the number, and
 * the user then signs in again.
 *
 * @example
 * function Setup({ step }: { step: ChallengeStep<'MFA_SETUP'> }) {
 *   const { phoneNumber, onSubmit } = usePhoneSetup(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...phoneNumber.label}>Phone number</label>
 *       <input type="tel" {...phoneNumber.input} />
 *       <p {...phoneNumber.message}>{phoneNumber.error}</p>
 *       <button type="submit">Continue</button>
 *     </form>
 *   )
 * }
 */
export function usePhoneSetup({ submit, error, countryCode }: PhoneSetupOptions): PhoneSetupController {
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<PhoneSetupValues>()
  const issue = error?.issues['phoneNumber'] ?? (error?.code === 'attribute_rejected' ? 'rejected' : undefined)

  useErrorEffect(issue ? error : null, () => {
    const key =
      issue === 'missing' ? 'phone.missing' : issue === 'malformed' ? 'phone.malformed' : 'error.attribute_rejected'
    form.setError('phoneNumber', { message: t(key) }, { shouldFocus: true })
  })

  return {
    form,
    phoneNumber: fieldControl(form, 'phoneNumber', `${id}phone`, {}, true),
    error: issue ? null : error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      form.clearErrors()
      form.setValue('phoneNumber', readFields(event)['phoneNumber'] ?? '')
      void form.handleSubmit(({ phoneNumber }) =>
        submit({ method: 'SMS_MFA', phoneNumber: normalizePhoneNumber(phoneNumber, countryCode) }),
      )(event)
    },
  }
}
