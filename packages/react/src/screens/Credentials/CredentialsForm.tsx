'use client'

import type { CredentialsStep } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import { useInitialMessages } from '../../messages/messages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'
import { Link, type LinkTarget } from '../../ui/Link.tsx'
import { onDemand } from '../../ui/onDemand.ts'
import { useOnDemand } from '../../ui/useOnDemand.ts'
import { UsernameField } from './UsernameField.tsx'
import { type CredentialsOptions, useCredentials } from './useCredentials.ts'
import { useCredentialsNotice } from './useCredentialsNotice.ts'

export interface CredentialsFormProps extends CredentialsOptions, CardContext {
  readonly pending: boolean
  /** The reason why the user returned to the credentials, if the reason is not an error. */
  readonly notice?: CredentialsStep['notice'] | undefined
  /**
   * Sends a code to a user who forgot the password. Pass the step's `forgot`. Without `forgot` and `forgotPassword`,
   * the form has no link.
   */
  forgot?(username: string): Promise<unknown>
  /** Your own page or function for a forgotten password. False removes the link. @default the kit's own screen */
  readonly forgotPassword?: LinkTarget | false | undefined
  /** The name of your app. The heading is then "Sign in to {app}". */
  readonly appName?: string | undefined
  /** Shown above the heading of the credentials. */
  readonly logo?: ReactNode
  /** Where the button "Create an account" leads. Without a target, there is no button. */
  readonly signUp?: LinkTarget | undefined
  /** Shown below the buttons of the credentials, for example your buttons for other identity providers. */
  readonly providers?: ReactNode
}

const forgotPasswordForm = onDemand(() =>
  import('./ForgotPasswordForm.tsx').then((module) => module.ForgotPasswordForm),
)

/** The form for username and password, or for the username only, with a link for a forgotten password. */
export function CredentialsForm(props: CredentialsFormProps): ReactNode {
  const { forgot, forgotPassword } = props
  const [username, setUsername] = useState(props.username)
  // A new object for each click on the link. Null while the form for the credentials is shown.
  const [click, setClick] = useState<object | null>(null)
  const { loaded: Forgot, failure } = useOnDemand(forgotPasswordForm, click)
  const back = (typed: string) => {
    setUsername(typed)
    setClick(null)
  }
  const open = (typed: string) => {
    setUsername(typed)
    setClick({})
  }
  return Forgot && click && forgot ? (
    <Forgot {...props} forgot={forgot} username={username} back={back} />
  ) : (
    <Fields
      {...props}
      username={username}
      error={props.error ?? failure}
      forgotTarget={forgotPassword ?? (forgot && open)}
    />
  )
}

interface FieldsProps extends CredentialsFormProps {
  readonly forgotTarget: string | false | undefined | ((username: string) => unknown)
}

/** The fields. If the user returned to the credentials, a notice says why, and the username is filled in. */
function Fields({ forgotTarget, ...props }: FieldsProps): ReactNode {
  const { username = '', pending, appName, signUp } = props
  const t = useInitialMessages()
  const usernameOnly = props.first === 'username'
  const { form, error, attempt, onSubmit, ...controls } = useCredentials(props)
  const { notice, ...reason } = useCredentialsNotice({ error, notice: props.notice })
  const returned = username !== '' || reason.returned
  return (
    <FormCard
      context={props}
      // `fillText` is not used, because the first load does not contain it.
      heading={t(appName ? 'credentials.headingFor' : 'credentials.heading').replace('{app}', () => appName ?? '')}
      icon={props.logo}
      notice={notice}
      takesFocus={returned}
      pending={pending}
      error={reason.error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t(usernameOnly ? 'action.continue' : 'action.signIn')}
      secondary={
        <>
          {signUp && (
            <Link to={signUp} part="secondary">
              {t('action.signUp')}
            </Link>
          )}
          {props.providers}
        </>
      }
      back={
        forgotTarget
          ? {
              to:
                typeof forgotTarget === 'string' ? forgotTarget : () => forgotTarget(form.getValues('username') ?? ''),
              label: t('credentials.forgot'),
            }
          : null
      }
    >
      <UsernameField
        control={controls.username}
        identifier={props.identifier}
        username={username}
        attempt={attempt}
        takesFocus={returned && (usernameOnly || username === '')}
      />
      {!usernameOnly && (
        <PasswordField
          control={controls.password}
          label={t('password.label')}
          autoComplete="current-password"
          attempt={attempt}
          pending={pending}
          takesFocus={returned && username !== ''}
        />
      )}
    </FormCard>
  )
}
