'use client'

import type { SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useForm } from '../../form/useForm.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { type AttributeField, attributeField } from './attributeField.ts'
import { type PasswordRuleStates, useNewPasswordField } from './useNewPasswordField.ts'

/** The attributes are registered by index, because React Hook Form reads a dot in a name as a path. */
export interface NewPasswordValues {
  newPassword: string
  attributes: string[]
}

export interface NewPasswordController {
  readonly form: UseFormReturn<NewPasswordValues>
  readonly newPassword: FieldControl
  /** The required attributes that the account lacks, in Cognito's order. */
  readonly attributes: readonly (AttributeField & { readonly name: string; readonly control: FieldControl })[]
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

export type NewPasswordOptions = Pick<ChallengeProps<'NEW_PASSWORD_REQUIRED'>, 'challenge' | 'submit' | 'error'>

/**
 * The state of a form for a new password and for required attributes, without markup.
 *
 * @example
 * function NewPassword({ step }: { step: ChallengeStep<'NEW_PASSWORD_REQUIRED'> }) {
 *   const { newPassword, attributes, onSubmit } = useNewPassword(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...newPassword.label}>New password</label>
 *       <input type="password" autoComplete="new-password" {...newPassword.input} />
 *       <p {...newPassword.message}>{newPassword.error}</p>
 *       {attributes.map(({ name, label, type, control }) => (
 *         <p key={name}>
 *           <label {...control.label}>{label}</label>
 *           <input type={type} {...control.input} />
 *           <span {...control.message}>{control.error}</span>
 *         </p>
 *       ))}
 *       <button type="submit">Save</button>
 *     </form>
 *   )
 * }
 */
export function useNewPassword({ challenge, submit, error }: NewPasswordOptions): NewPasswordController {
  const { requiredAttributes, passwordPolicy } = challenge
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<NewPasswordValues>()
  const typed = useWatch({ control: form.control, name: 'newPassword' }) ?? ''
  const rejectedAttributes = requiredAttributes.filter((name) => error?.issues[`attributes.${name}`] !== undefined)
  const { rules, validate, rejection, describe } = useNewPasswordField({ id, passwordPolicy, typed, error })
  const isFieldError = rejection !== null || rejectedAttributes.length > 0
  const required = (text: string): string | true => text.trim() !== '' || t('field.required')

  useErrorEffect(isFieldError ? error : null, (refused) => {
    for (const name of rejectedAttributes) {
      const message = t(
        refused.issues[`attributes.${name}`] === 'missing' ? 'field.required' : 'error.attribute_rejected',
      )
      form.setError(`attributes.${requiredAttributes.indexOf(name)}`, { message })
    }
    if (rejection) form.setError('newPassword', { message: rejection })
    form.setFocus(rejection ? 'newPassword' : `attributes.${requiredAttributes.indexOf(rejectedAttributes[0] ?? '')}`)
  })
  useClearOnUnmount(() => form.setValue('newPassword', ''))

  return {
    form,
    newPassword: describe(fieldControl(form, 'newPassword', `${id}newPassword`, { validate })),
    attributes: requiredAttributes.map((name, index) => {
      const field = attributeField(name, t)
      const checks = { validate: required }
      const hinted = field.hint !== undefined
      return { ...field, name, control: fieldControl(form, `attributes.${index}`, `${id}${index}`, checks, hinted) }
    }),
    rules,
    error: isFieldError ? null : error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      const fields = readFields(event)
      form.setValue('newPassword', fields['newPassword'] ?? '')
      for (const index of requiredAttributes.keys())
        form.setValue(`attributes.${index}`, fields[`attributes.${index}`] ?? '')
      void form.handleSubmit(({ newPassword, attributes }) =>
        submit({
          newPassword,
          attributes: Object.fromEntries(
            requiredAttributes.map((name, index) => [name, (attributes[index] ?? '').trim()]),
          ),
        }),
      )(event)
    },
  }
}
