'use client'

import type { SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { useForm, type UseFormReturn, useWatch } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { type AttributeField, attributeField } from './attributeField.ts'
import { type PasswordRuleStates, useNewPasswordField } from './useNewPasswordField.ts'

/** Attributes go by their index: a dot in a name would make a path of it. */
export interface NewPasswordValues {
  newPassword: string
  attributes: string[]
}

export interface NewPasswordController {
  readonly form: UseFormReturn<NewPasswordValues>
  readonly newPassword: FieldControl
  /** The attributes that the account still lacks, in the order Cognito named them. */
  readonly attributes: readonly (AttributeField & { readonly name: string; readonly control: FieldControl })[]
  /** The pool's rules, and whether what is typed meets them. Empty where the backend was not told them. */
  readonly rules: PasswordRuleStates
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

export type NewPasswordOptions = Pick<ChallengeProps<'NEW_PASSWORD_REQUIRED'>, 'challenge' | 'submit' | 'error'>

/** A new password and what the account still lacks, without markup. */
export function useNewPassword({ challenge, submit, error }: NewPasswordOptions): NewPasswordController {
  const { requiredAttributes, passwordPolicy } = challenge
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<NewPasswordValues>()
  const { errors, submitCount } = form.formState
  const typed = useWatch({ control: form.control, name: 'newPassword' }) ?? ''
  const named = requiredAttributes.filter((name) => error?.issues[`attributes.${name}`] !== undefined)
  const { rules, validate, rejection } = useNewPasswordField({ passwordPolicy, typed, error })
  const placed = rejection !== null || named.length > 0
  const required = (text: string): string | true => text.trim() !== '' || t('field.required')

  useErrorEffect(placed ? error : null, (refused) => {
    for (const name of named) {
      const message = t(refused.issues[`attributes.${name}`] === 'missing' ? 'field.required' : 'attribute.rejected')
      form.setError(`attributes.${requiredAttributes.indexOf(name)}`, { message })
    }
    if (rejection) form.setError('newPassword', { message: rejection })
    form.setFocus(rejection ? 'newPassword' : `attributes.${requiredAttributes.indexOf(named[0] ?? '')}`)
  })
  useClearOnUnmount(() => form.setValue('newPassword', ''))

  return {
    form,
    newPassword: fieldControl(
      `${id}newPassword`,
      form.register('newPassword', { validate }),
      errors.newPassword?.message ?? null,
    ),
    attributes: requiredAttributes.map((name, index) => {
      const field = attributeField(name, t)
      const registration = form.register(`attributes.${index}`, { validate: required })
      const wrong = errors.attributes?.[index]?.message ?? null
      return { ...field, name, control: fieldControl(`${id}${index}`, registration, wrong, field.hint !== undefined) }
    }),
    rules,
    error: placed ? null : error,
    attempt: submitCount,
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
