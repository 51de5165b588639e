'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { useNewPassword } from './useNewPassword.ts'

export interface NewPasswordFormProps extends QuestionProps<'NEW_PASSWORD_REQUIRED'>, Surroundings {}

/** A new password in place of a temporary one, and the attributes that the account still lacks. */
export function NewPasswordForm(props: NewPasswordFormProps): ReactNode {
  const { challenge, pending } = props
  const { passwordPolicy } = challenge
  const say = useLaterSay()
  const { newPassword, attributes, policy, error, attempt, onSubmit } = useNewPassword(props)
  return (
    <QuestionCard
      surroundings={props}
      heading={say('newPassword.heading')}
      lead={say('newPassword.lead')}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('newPassword.submit')}
    >
      <NewPasswordField
        control={newPassword}
        policy={policy}
        passwordPolicy={passwordPolicy}
        attempt={attempt}
        pending={pending}
        start={attributes.length === 0}
      />
      {attributes.map(({ name, label, hint, type, autoComplete, control }) => (
        <Field key={name} control={control} label={label} hint={hint} attempt={attempt}>
          <input data-ck-part="input" type={type} autoComplete={autoComplete} dir="auto" {...control.input} />
        </Field>
      ))}
    </QuestionCard>
  )
}
