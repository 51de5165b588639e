'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { Link } from '../../ui/Link.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'
import { type PasswordController, usePassword } from './usePassword.ts'

export interface PasswordFormProps extends QuestionProps<'PASSWORD'>, Surroundings {
  /** Back to the choice of how to sign in. Without it there is no such button. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

/** The password, asked alone. */
export function PasswordForm(props: PasswordFormProps): ReactNode {
  return (
    <PasswordCard
      surroundings={props}
      pending={props.pending}
      chooseAnotherMethod={props.chooseAnotherMethod}
      {...usePassword(props)}
    />
  )
}

export interface PasswordCardProps
  extends PasswordController, Pick<PasswordFormProps, 'pending' | 'chooseAnotherMethod'> {
  readonly surroundings: Surroundings
}

export function PasswordCard({
  surroundings,
  pending,
  chooseAnotherMethod,
  ...controls
}: PasswordCardProps): ReactNode {
  const { password, error, attempt, onSubmit } = controls
  const say = useLaterSay()
  return (
    <QuestionCard
      surroundings={surroundings}
      heading={say('passwordOnly.heading')}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('action.signIn')}
      secondary={
        chooseAnotherMethod && (
          <Link to={chooseAnotherMethod} part="secondary">
            {say('action.otherWay')}
          </Link>
        )
      }
    >
      <PasswordField
        control={password}
        label={say('password.label')}
        autoComplete="current-password"
        attempt={attempt}
        pending={pending}
        start
      />
    </QuestionCard>
  )
}
