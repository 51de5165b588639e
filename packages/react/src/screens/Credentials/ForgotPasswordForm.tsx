'use client'

import { type ReactNode, useState } from 'react'
import type { CredentialsFormProps } from './CredentialsForm.tsx'
import { UsernameField } from './UsernameField.tsx'
import { useCredentials } from './useCredentials.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { Link } from '../../ui/Link.tsx'

export interface ForgotPasswordFormProps extends CredentialsFormProps {
  forgot(username: string): Promise<unknown>
  /** Back to the credentials, with the username as it is now. */
  back(username: string): void
}

/** Whose password is forgotten? What comes back is the same whether there is such an account or not. */
export function ForgotPasswordForm({ forgot, back, ...props }: ForgotPasswordFormProps): ReactNode {
  const { identifier, pending } = props
  const t = useDeferredMessages()
  // What went wrong before one came here has been said.
  const [before] = useState(props.error)
  const { form, username, error, attempt, onSubmit } = useCredentials({
    submit: (credentials) => forgot(credentials.username),
    error: props.error === before ? null : props.error,
    identifier,
    first: 'username',
  })
  return (
    <FormCard
      context={props}
      heading={t('forgot.heading')}
      lead={t('forgot.lead')}
      takesFocus
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('resetRequired.submit')}
      secondary={
        <Link to={() => back(form.getValues('username') ?? '')} part="secondary">
          {t('action.cancel')}
        </Link>
      }
      back={null}
    >
      <UsernameField
        control={username}
        identifier={identifier}
        username={props.username}
        attempt={attempt}
        takesFocus
      />
    </FormCard>
  )
}
