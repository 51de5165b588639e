'use client'

import type { ReactNode } from 'react'
import { credentialsNotice } from '../Credentials/credentialsNotice.ts'
import type { CredentialsFormProps } from '../Credentials/CredentialsForm.tsx'
import { usePassword } from '../Password/usePassword.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { UsernameBar } from '../../ui/card/UsernameBar.tsx'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'

export type StepUpFormProps = Omit<CredentialsFormProps, 'forgot' | 'forgotPassword' | 'identifier'>

/** Who is signed in confirms it: the name is given, so at most a password is asked for. */
export function StepUpForm(props: StepUpFormProps): ReactNode {
  const { username = '', first, submit, pending, notice } = props
  const t = useDeferredMessages()
  const alone = first === 'username'
  const { password, error, attempt, onSubmit } = usePassword({
    submit: (answer) => submit({ username, ...answer }),
    error: alone ? null : props.error,
    mismatch: t('stepUp.mismatch'),
  })
  const shown = alone ? props.error : error
  const said = credentialsNotice(t, shown, notice)
  return (
    <FormCard
      context={props}
      heading={t('stepUp.heading')}
      lead={t('stepUp.lead')}
      notice={said}
      takesFocus
      pending={pending}
      error={said?.role === 'alert' ? null : shown}
      attempt={attempt}
      onSubmit={alone ? () => submit({ username }) : onSubmit}
      submitLabel={t(alone ? 'action.continue' : 'action.signIn')}
      above={<UsernameBar username={username} />}
      back={null}
    >
      {!alone && (
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
