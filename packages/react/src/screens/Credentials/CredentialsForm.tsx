'use client'

import { type CredentialsStep, SignInError } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import type { LinkTarget } from '../../ui/Link.tsx'
import type { ForgotPasswordForm } from './ForgotPasswordForm.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { credentialsNotice } from './credentialsNotice.ts'
import { UsernameField } from './UsernameField.tsx'
import { type CredentialsOptions, useCredentials } from './useCredentials.ts'

export interface CredentialsFormProps extends CredentialsOptions, CardContext {
  readonly pending: boolean
  /** Why one is here, where that is no error. */
  readonly notice?: CredentialsStep['notice'] | undefined
  /** Sends a code to whoever forgot the password: a step's own `forgot` fits. Without it there is no such link. */
  forgot?(username: string): Promise<unknown>
  /** Where a forgotten password is reset instead of here; false where nowhere. */
  readonly forgotPassword?: LinkTarget | false | undefined
}

/** Username and password, or the username first; and the way to a new password for whoever forgot theirs. */
export function CredentialsForm(props: CredentialsFormProps): ReactNode {
  const { forgot, forgotPassword } = props
  const [typed, type] = useState(props.username)
  const [Forgot, show] = useState<typeof ForgotPasswordForm | null>(null)
  const [failure, fail] = useState<SignInError | null>(null)
  const back = (username: string) => {
    type(username)
    show(null)
  }
  if (Forgot && forgot) {
    return <Forgot {...props} forgot={forgot} username={typed} back={back} />
  }
  const open = (username: string) => {
    type(username)
    import('./ForgotPasswordForm.tsx').then(
      (module) => show(() => module.ForgotPasswordForm),
      (cause: unknown) => fail(new SignInError('chunk', { cause })),
    )
  }
  const way = forgotPassword ?? (forgot ? open : false)
  return <Fields {...props} username={typed} error={props.error ?? failure} way={way === false ? null : way} />
}

interface FieldsProps extends CredentialsFormProps {
  readonly way: string | ((username: string) => unknown) | null
}

/** What brought someone back here is said in a notice; the username is still filled in. */
function Fields({ way, ...props }: FieldsProps): ReactNode {
  const { username = '', pending } = props
  const t = useMessages()
  const alone = props.first === 'username'
  const { form, error, attempt, onSubmit, ...controls } = useCredentials(props)
  const said = credentialsNotice(t, error, props.notice)
  const back = username !== '' || said !== null
  return (
    <FormCard
      context={props}
      heading={t('credentials.heading')}
      notice={said}
      takesFocus={back}
      pending={pending}
      error={said?.role === 'alert' ? null : error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t(alone ? 'action.continue' : 'action.signIn')}
      back={
        way === null
          ? null
          : {
              to: typeof way === 'string' ? way : () => way(form.getValues('username') ?? ''),
              label: t('credentials.forgot'),
            }
      }
    >
      <UsernameField
        control={controls.username}
        identifier={props.identifier}
        username={username}
        attempt={attempt}
        takesFocus={back && alone}
      />
      {!alone && (
        <PasswordField
          control={controls.password}
          label={t('password.label')}
          autoComplete="current-password"
          attempt={attempt}
          pending={pending}
          takesFocus={back}
        />
      )}
    </FormCard>
  )
}
