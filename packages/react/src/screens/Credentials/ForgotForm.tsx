'use client'

import { type ReactNode, useState } from 'react'
import type { CredentialsFormProps } from './CredentialsForm.tsx'
import { UsernameField } from './UsernameField.tsx'
import { useCredentials } from './useCredentials.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { Link } from '../../ui/Link.tsx'

export interface ForgotFormProps extends CredentialsFormProps {
  forgot(username: string): Promise<unknown>
  /** Back to the credentials, with the username as it is now. */
  back(username: string): void
}

/** Whose password is forgotten? What comes back is the same whether there is such an account or not. */
export function ForgotForm({ forgot, back, ...props }: ForgotFormProps): ReactNode {
  const { identifier, pending } = props
  const say = useLaterSay()
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
      surroundings={props}
      heading={say('forgot.heading')}
      lead={say('forgot.lead')}
      arriving
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('resetRequired.submit')}
      secondary={
        <Link to={() => back(form.getValues('username') ?? '')} part="secondary">
          {say('action.cancel')}
        </Link>
      }
      near={null}
    >
      <UsernameField control={username} identifier={identifier} username={props.username} attempt={attempt} start />
    </FormCard>
  )
}
