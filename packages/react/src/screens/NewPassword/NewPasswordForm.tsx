'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { useNewPassword } from './useNewPassword.ts'

export interface NewPasswordFormProps extends ChallengeProps<'NEW_PASSWORD_REQUIRED'>, CardContext {}

/**
 * The form for a new password, which replaces a temporary password, and for the required attributes that the account
 * lacks.
 */
export function NewPasswordForm(props: NewPasswordFormProps): ReactNode {
  const { challenge, pending } = props
  const { passwordPolicy } = challenge
  const t = useDeferredMessages()
  const { newPassword, attributes, rules, error, attempt, onSubmit } = useNewPassword(props)
  return (
    <ChallengeCard
      context={props}
      heading={t('newPassword.heading')}
      lead={t('newPassword.lead')}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('newPassword.submit')}
    >
      <NewPasswordField
        control={newPassword}
        rules={rules}
        passwordPolicy={passwordPolicy}
        attempt={attempt}
        pending={pending}
        takesFocus={attributes.length === 0}
      />
      {attributes.map(({ name, label, hint, type, autoComplete, control }) => (
        <Field key={name} control={control} label={label} hint={hint} attempt={attempt}>
          <input data-ck-part="input" type={type} autoComplete={autoComplete} dir="auto" {...control.input} />
        </Field>
      ))}
    </ChallengeCard>
  )
}
