'use client'

import type { Challenge, MfaMethod, SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import type { UseFormRegisterReturn, UseFormReturn } from 'react-hook-form'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useForm } from '../../form/useForm.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'

export interface MfaSelectionValues {
  method: string
}

export interface MfaSelectionController {
  readonly form: UseFormReturn<MfaSelectionValues>
  /** The props of one radio button for each method, the strongest first. No radio button is preselected. */
  readonly options: readonly {
    readonly method: MfaMethod
    readonly input: UseFormRegisterReturn & { readonly type: 'radio'; readonly value: MfaMethod }
  }[]
  /** Keep this element on the page while it is empty, so that a screen reader announces its text. */
  readonly message: { readonly id: string }
  /** The error text if the user chose no method, otherwise null. */
  readonly choiceError: string | null
  /** An error that does not belong to the choice. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

export interface MfaSelectionOptions extends Pick<ChallengeProps<'SELECT_MFA_TYPE'>, 'submit' | 'error'> {
  readonly challenge: Pick<Challenge<'SELECT_MFA_TYPE'>, 'methods'>
}

/**
 * The state of a choice of second factors, without markup.
 *
 * @example
 * function SecondFactors({ step }: { step: ChallengeStep<'SELECT_MFA_TYPE'> }) {
 *   const { options, message, choiceError, onSubmit } = useMfaSelection(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       {options.map(({ method, input }) => (
 *         <label key={method}>
 *           <input {...input} /> {method}
 *         </label>
 *       ))}
 *       <p {...message}>{choiceError}</p>
 *       <button type="submit">Continue</button>
 *     </form>
 *   )
 * }
 */
export function useMfaSelection({ challenge, submit, error }: MfaSelectionOptions): MfaSelectionController {
  const { methods } = challenge
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<MfaSelectionValues>()
  const registration = form.register('method', {
    validate: (chosen) => methods.some((method) => method === chosen) || t('method.choose'),
  })
  return {
    form,
    options: methods.map((method) => ({ method, input: { ...registration, type: 'radio', value: method } })),
    message: { id: `${id}message` },
    choiceError: form.formState.errors.method?.message ?? null,
    error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      const chosen = readFields(event)['method']
      const method = methods.find((offered) => offered === chosen)
      form.setValue('method', method ?? '')
      void form.handleSubmit(async () => method && submit({ method }))(event)
    },
  }
}
