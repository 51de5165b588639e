'use client'

import type { ReactNode } from 'react'
import { useCredentialsNotice } from '../Credentials/useCredentialsNotice.ts'
import type { CredentialsFormProps } from '../Credentials/CredentialsForm.tsx'
import { usePassword } from '../Password/usePassword.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { UsernameBar } from '../../ui/card/UsernameBar.tsx'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'

export type StepUpFormProps = Omit<CredentialsFormProps, 'forgot' | 'forgotPassword' | 'identifier'>

/**
 * The first form of a step-up. The username is fixed, so the form asks only for the password. If `first` is `username`,
 * the form has no field.
 */
export function StepUpForm(props: StepUpFormProps): ReactNode {
  const { username = '', first, submit, pending, notice } = props
  const t = useDeferredMessages()
  const usernameOnly = first === 'username'
  const { password, error, attempt, onSubmit } = usePassword({
    submit: (answer) => submit({ username, ...answer }),
    error: usernameOnly ? null : props.error,
    mismatch: t('stepUp.mismatch'),
  })
  const formError = usernameOnly ? props.error : error
  const returned = useCredentialsNotice({ error: formError, notice })
  return (
    <FormCard
      context={props}
      heading={t('stepUp.heading')}
      lead={t('stepUp.lead')}
      notice={returned.notice}
      takesFocus
      pending={pending}
      error={returned.error}
      attempt={attempt}
      onSubmit={usernameOnly ? () => submit({ username }) : onSubmit}
      submitLabel={t(usernameOnly ? 'action.continue' : 'action.signIn')}
      above={<UsernameBar username={username} />}
      back={null}
    >
      {!usernameOnly && (
        <PasswordField
          control={password}
          label={t('password.label')}
          autoComplete="current-password"
          attempt={attempt}
          pending={pending}
          takesFocus
        />
      )}
    </FormCard>
  )
}
