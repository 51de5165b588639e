'use client'

import type { SignInError } from '@challenge-kit/core'
import { type FormEvent, useEffect, useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useLatest } from '../../form/useLatest.ts'
import { useForm } from '../../form/useForm.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { type CustomField, customField } from './customField.ts'

export interface CustomChallengeValues {
  answer: string
}

export interface CustomChallengeOptions extends Pick<
  ChallengeProps<'CUSTOM_CHALLENGE'>,
  'challenge' | 'submit' | 'error'
> {
  /** How the challenge is shown. @default what the Lambda trigger describes in the public parameters */
  readonly field?: CustomField | undefined
}

export interface CustomChallengeController {
  readonly form: UseFormReturn<CustomChallengeValues>
  readonly answer: FieldControl
  /** The question, its label and its hint, in the language of the user if the messages of the page have the question. */
  readonly field: CustomField
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

/**
 * The state of a form for a custom challenge, without markup. After a wrong answer, Cognito sends the same challenge
 * again, so a repeated challenge sets the error of the field. `answer.hint` is for the element of `field.hint`.
 *
 * @example
 * function CustomChallenge({ step }: { step: ChallengeStep<'CUSTOM_CHALLENGE'> }) {
 *   const { answer, field, onSubmit } = useCustomChallenge(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <p lang={field.lang}>{field.question}</p>
 *       <label {...answer.label}>{field.label ? <span lang={field.lang}>{field.label}</span> : 'Your answer'}</label>
 *       <input {...answer.input} />
 *       {field.hint && <p lang={field.lang} {...answer.hint}>{field.hint}</p>}
 *       <p {...answer.message}>{answer.error}</p>
 *       <button type="submit">Continue</button>
 *     </form>
 *   )
 * }
 */
export function useCustomChallenge(options: CustomChallengeOptions): CustomChallengeController {
  const { challenge, submit, error } = options
  const t = useDeferredMessages()
  const field = options.field ?? customField(challenge.parameters, t)
  const id = useId()
  const form = useForm<CustomChallengeValues>()
  const wrong = challenge.repeats === 'same'

  const showMismatch = useLatest(() => form.setError('answer', { message: t('custom.mismatch') }))
  useEffect(() => {
    if (wrong) showMismatch.current()
  }, [wrong, showMismatch])
  useClearOnUnmount(() => form.setValue('answer', ''))

  const required = (text: string): string | true => text.trim() !== '' || t('field.required')
  return {
    form,
    answer: fieldControl(form, 'answer', `${id}answer`, { validate: required }, field.hint !== undefined),
    field,
    error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      form.setValue('answer', readFields(event)['answer'] ?? '')
      void form.handleSubmit(({ answer }) => submit({ answer }))(event)
    },
  }
}
