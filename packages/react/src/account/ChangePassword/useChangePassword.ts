'use client'

import type { PasswordPolicy } from '@challenge-kit/core'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { type AccountState, useAccountAction } from '../calls/useAccountAction.ts'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useForm } from '../../form/useForm.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { type PasswordRuleStates, useNewPasswordField } from '../../screens/NewPassword/useNewPasswordField.ts'
import { errorText } from '../../messages/errorText.ts'

export interface ChangePasswordValues {
  password: string
  newPassword: string
}

export interface ChangePasswordOptions {
  /**
   * The user pool's password policy, if your page knows the policy.
   * @default null: the form lists no rules, and only Cognito checks the password
   */
  readonly passwordPolicy?: PasswordPolicy | null | undefined
}

export interface ChangePasswordController extends AccountState {
  readonly form: UseFormReturn<ChangePasswordValues>
  /** The current password. */
  readonly password: FieldControl
  readonly newPassword: FieldControl
  /**
   * The user pool's password rules. Each rule says whether the typed password meets the rule. Empty if `passwordPolicy`
   * is not set.
   */
  readonly rules: PasswordRuleStates
  readonly pending: boolean
  /** True after the password was changed. */
  readonly done: boolean
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

const EMPTY: ChangePasswordValues = { password: '', newPassword: '' }

/**
 * The state of a form that changes the password of the signed-in user, without markup.
 *
 * @example
 * function ChangePassword() {
 *   const { password, newPassword, stepUp, done, onSubmit } = useChangePassword()
 *   if (stepUp) return <StepUpInPlace onDone={stepUp.done} onCancel={stepUp.cancel} />
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...password.label}>Current password</label>
 *       <input type="password" autoComplete="current-password" {...password.input} />
 *       <p {...password.message}>{password.error}</p>
 *       <label {...newPassword.label}>New password</label>
 *       <input type="password" autoComplete="new-password" {...newPassword.input} />
 *       <p {...newPassword.message}>{newPassword.error}</p>
 *       <button type="submit">Change password</button>
 *       {done && <p role="status">Your password has been changed.</p>}
 *     </form>
 *   )
 * }
 */
export function useChangePassword({ passwordPolicy }: ChangePasswordOptions = {}): ChangePasswordController {
  const t = useAccountMessages()
  const id = useId()
  const { actions, ...account } = useAccountAction('useChangePassword')
  const [done, setDone] = useState(false)
  const form = useForm<ChangePasswordValues>()
  const typed = useWatch({ control: form.control, name: 'newPassword' }) ?? ''
  const { error } = account
  const wrongPassword = error?.code === 'password_mismatch' || error?.issues['password'] !== undefined
  const { rules, validate, rejection, describe } = useNewPasswordField({ id, passwordPolicy, typed, error })
  const isFieldError = wrongPassword || rejection !== null

  useErrorEffect(isFieldError ? error : null, (fieldError) => {
    const field = wrongPassword ? 'password' : 'newPassword'
    if (wrongPassword) form.setValue('password', '')
    form.setError(field, { message: rejection ?? errorText(t, fieldError) })
    form.setFocus(field)
  })
  useClearOnUnmount(() => form.reset(EMPTY))
  // A step-up also clears the passwords, because the user types the passwords again after the step-up.
  const inStepUp = account.stepUp !== null
  useEffect(() => {
    if (inStepUp) form.reset(EMPTY)
  }, [inStepUp, form])

  async function change(values: ChangePasswordValues): Promise<void> {
    const input = { ...values }
    const changed = await actions.run('change', async (send) => {
      await send('change-password', input)
      return {}
    })
    setDone(changed)
    if (changed) form.reset(EMPTY)
  }

  return {
    ...account,
    form,
    password: fieldControl(form, 'password', `${id}password`, {
      validate: (text) => text !== '' || t('password.missing'),
    }),
    newPassword: describe(fieldControl(form, 'newPassword', `${id}newPassword`, { validate })),
    rules,
    error: isFieldError ? null : error,
    pending: account.pendingAction !== null,
    attempt: form.formState.submitCount,
    done: done && account.pendingAction === null,
    onSubmit(event) {
      const fields = readFields(event)
      form.setValue('password', fields['password'] ?? '')
      form.setValue('newPassword', fields['newPassword'] ?? '')
      void form.handleSubmit(change)(event)
    },
  }
}
