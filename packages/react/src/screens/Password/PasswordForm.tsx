'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { Link } from '../../ui/Link.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { type PasswordController, type PasswordOptions, usePassword } from './usePassword.ts'

export interface PasswordFormProps
  extends ChallengeProps<'PASSWORD'>, CardContext, Pick<PasswordOptions, 'identifier'> {
  /** Returns to the choice of a sign-in method. Without this function, the form has no such button. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

/** The form for the password only. */
export function PasswordForm(props: PasswordFormProps): ReactNode {
  return (
    <PasswordCard
      context={props}
      pending={props.pending}
      chooseAnotherMethod={props.chooseAnotherMethod}
      {...usePassword(props)}
    />
  )
}

export interface PasswordCardProps
  extends PasswordController, Pick<PasswordFormProps, 'pending' | 'chooseAnotherMethod'> {
  readonly context: CardContext
}

/** The card of the password form. The card works with any `PasswordController`. */
export function PasswordCard({ context, pending, chooseAnotherMethod, ...controls }: PasswordCardProps): ReactNode {
  const { password, error, attempt, onSubmit } = controls
  const t = useDeferredMessages()
  return (
    <ChallengeCard
      context={context}
      heading={t('passwordOnly.heading')}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('action.signIn')}
      secondary={
        chooseAnotherMethod && (
          <Link to={chooseAnotherMethod} part="secondary">
            {t('action.chooseAnotherMethod')}
          </Link>
        )
      }
    >
      <PasswordField
        control={password}
        label={t('password.label')}
        autoComplete="current-password"
        attempt={attempt}
        pending={pending}
        takesFocus
      />
    </ChallengeCard>
  )
}
