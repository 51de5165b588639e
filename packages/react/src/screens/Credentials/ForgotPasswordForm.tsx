'use client'

import { type ReactNode, useState } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { Link } from '../../ui/Link.tsx'
import { type CredentialsOptions, useCredentials } from './useCredentials.ts'
import { UsernameField } from './UsernameField.tsx'

export interface ForgotPasswordFormProps extends Pick<CredentialsOptions, 'error' | 'identifier'>, CardContext {
  readonly pending: boolean
  /** Sends a code to the user. Pass the step's `forgot`. */
  forgot(username: string): Promise<unknown>
  /** Returns to the credentials and keeps the typed username. */
  back(username: string): void
}

/** The form that asks for the username of a forgotten password. The form does not say whether the account exists. */
export function ForgotPasswordForm({ forgot, back, ...props }: ForgotPasswordFormProps): ReactNode {
  const { identifier, pending } = props
  const t = useDeferredMessages()
  // The credentials screen has already shown this error.
  const [shownBefore] = useState(props.error)
  const { form, username, error, attempt, onSubmit } = useCredentials({
    submit: (credentials) => forgot(credentials.username),
    error: props.error === shownBefore ? null : props.error,
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
