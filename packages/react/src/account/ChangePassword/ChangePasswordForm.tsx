'use client'

import type { ReactNode } from 'react'
import { AccountCard } from '../ui/AccountCard.tsx'
import type { AccountContext } from '../ui/StepUpInPlace.tsx'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { NewPasswordField } from '../../screens/NewPassword/NewPasswordField.tsx'
import { Link } from '../../ui/Link.tsx'
import { Message } from '../../ui/Message.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'
import { useSignOut } from '../../session/useSignOut.ts'
import { type ChangePasswordOptions, useChangePassword } from './useChangePassword.ts'
import { CHECK } from '../../ui/icons/statusIcons.ts'

export interface ChangePasswordFormProps extends AccountContext, ChangePasswordOptions {
  /** The username that the user signs in with. A password manager stores the new password under this name. */
  readonly username?: string | undefined
}

/**
 * The form that changes the password. Other devices stay signed in, so the form shows a button that signs out
 * everywhere after the change.
 */
export function ChangePasswordForm({ username, ...props }: ChangePasswordFormProps): ReactNode {
  const { passwordPolicy } = props
  const t = useAccountMessages()
  const change = useChangePassword(props)
  const signOut = useSignOut()
  const { password, newPassword, rules, attempt, pending, done } = change
  return (
    <AccountCard
      context={props}
      state={{ ...change, error: change.error ?? signOut.error }}
      heading={t('changePassword.heading')}
      pending={pending}
      submitLabel={t('changePassword.submit')}
      onSubmit={change.onSubmit}
      secondary={
        done && (
          <Link to={() => signOut.mutate({ everywhere: true })} part="secondary">
            {t('changePassword.signOut')}
          </Link>
        )
      }
    >
      {username && <input type="text" name="username" autoComplete="username" hidden readOnly value={username} />}
      <PasswordField
        control={password}
        label={t('changePassword.current')}
        autoComplete="current-password"
        attempt={attempt}
        pending={pending}
      />
      <NewPasswordField
        control={newPassword}
        rules={rules}
        passwordPolicy={passwordPolicy}
        attempt={attempt}
        pending={pending}
      />
      <div data-ck-part="form-message" role="status">
        {done && (
          <p data-ck-part="message" data-ck-tone="success">
            <Message icon={CHECK}>{t('changePassword.done')}</Message>
          </p>
        )}
      </div>
    </AccountCard>
  )
}
