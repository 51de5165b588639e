'use client'

import type { PasswordPolicy } from '@challenge-kit/core'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useForm, type UseFormReturn, useWatch } from 'react-hook-form'
import { type AccountState, useAccountAction } from '../calls/useAccountAction.ts'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { type PasswordRuleStates, useNewPasswordField } from '../../screens/NewPassword/useNewPasswordField.ts'
import { errorText } from '../../messages/errorText.ts'

export interface ChangePasswordValues {
  password: string
  newPassword: string
}

export interface ChangePasswordOptions {
  /** The pool's rules, where the page knows them. @default null: nothing is listed, and the pool decides */
  readonly passwordPolicy?: PasswordPolicy | null | undefined
}

export interface ChangePasswordController extends AccountState {
  readonly form: UseFormReturn<ChangePasswordValues>
  /** The present one. */
  readonly password: FieldControl
  readonly newPassword: FieldControl
  /** The pool's password rules, and whether the typed password meets each. Empty if the rules are unknown. */
  readonly rules: PasswordRuleStates
  readonly pending: boolean
  /** It was changed, and nothing was typed since. */
  readonly done: boolean
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

const NOTHING: ChangePasswordValues = { password: '', newPassword: '' }

/** Changing the password of whoever is signed in, without markup. */
export function useChangePassword({ passwordPolicy }: ChangePasswordOptions = {}): ChangePasswordController {
  const t = useAccountMessages()
  const id = useId()
  const { actions, ...account } = useAccountAction('useChangePassword')
  const [done, setDone] = useState(false)
  const form = useForm<ChangePasswordValues>({ defaultValues: NOTHING })
  const { errors, submitCount } = form.formState
  const typed = useWatch({ control: form.control, name: 'newPassword' })
  const { error } = account
  const wrong = error?.code === 'password_mismatch' || error?.issues['password'] !== undefined
  const { rules, validate, rejection } = useNewPasswordField({ passwordPolicy, typed, error })
  const placed = wrong || rejection !== null

  useErrorEffect(placed ? error : null, (about) => {
    const field = wrong ? 'password' : 'newPassword'
    if (wrong) form.setValue('password', '')
    form.setError(field, { message: rejection ?? errorText(t, about) })
    form.setFocus(field)
  })
  useClearOnUnmount(() => form.reset(NOTHING))
  // Nor does it wait here while the person signs in again.
  const waits = account.stepUp !== null
  useEffect(() => {
    if (waits) form.reset(NOTHING)
  }, [waits, form])

  async function change(values: ChangePasswordValues): Promise<void> {
    const input = { ...values }
    const changed = await actions.run('change', async (send) => {
      await send('change-password', input)
      return {}
    })
    setDone(changed)
    if (changed) form.reset(NOTHING)
  }

  return {
    ...account,
    form,
    password: fieldControl(
      `${id}password`,
      form.register('password', { validate: (text) => text !== '' || t('password.missing') }),
      errors.password?.message ?? null,
    ),
    newPassword: fieldControl(
      `${id}newPassword`,
      form.register('newPassword', { validate }),
      errors.newPassword?.message ?? null,
    ),
    rules,
    error: placed ? null : error,
    pending: account.pendingAction !== null,
    attempt: submitCount,
    done: done && account.pendingAction === null,
    onSubmit(event) {
      const fields = readFields(event)
      form.setValue('password', fields['password'] ?? '')
      form.setValue('newPassword', fields['newPassword'] ?? '')
      void form.handleSubmit(change)(event)
    },
  }
}
