'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { type ResendOptions, useResend } from '../../ui/useResend.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { NewPasswordField } from '../NewPassword/NewPasswordField.tsx'
import type { CardContext } from '../../ui/card/Card.tsx'
import { CodeField } from '../../ui/fields/CodeField.tsx'
import { Destination } from '../../ui/Destination.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { Resend } from '../../ui/Resend.tsx'
import { usePasswordReset } from './usePasswordReset.ts'
import { richText } from '../../messages/richText.ts'

export interface PasswordResetFormProps extends ChallengeProps<'PASSWORD_RESET_REQUIRED'>, ResendOptions, CardContext {}

/** The reset of a password. The first form sends a code. The second form sends the code and the new password. */
export function PasswordResetForm(props: PasswordResetFormProps): ReactNode {
  return props.challenge.sent ? <NewPassword {...props} /> : <SendCode {...props} />
}

function SendCode(props: PasswordResetFormProps): ReactNode {
  const { pending, error, resend } = props
  const t = useDeferredMessages()
  return (
    <ChallengeCard
      context={props}
      heading={t('resetRequired.heading')}
      lead={t('resetRequired.lead')}
      pending={pending}
      error={error}
      attempt={0}
      onSubmit={resend}
      submitLabel={t('resetRequired.submit')}
    >
      {null}
    </ChallengeCard>
  )
}

function NewPassword(props: PasswordResetFormProps): ReactNode {
  const { challenge, pending, resent } = props
  const { destination, forgotten, passwordPolicy } = challenge
  const t = useDeferredMessages()
  const resending = useResend(props)
  const { code, newPassword, rules, error, attempt, onSubmit } = usePasswordReset(props)
  return (
    <ChallengeCard
      context={props}
      heading={t('reset.heading')}
      lead={
        destination
          ? richText(t, forgotten ? 'reset.lead' : 'reset.lead.sent', {
              destination: <Destination>{destination}</Destination>,
            })
          : forgotten && t('reset.lead.noDestination')
      }
      note={resent > 0 && t('code.resent')}
      pending={pending}
      pendingElsewhere={resending.sending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('reset.submit')}
      secondary={<Resend {...resending} />}
    >
      <CodeField control={code} label={t('reset.code.label')} attempt={attempt} takesFocus />
      <NewPasswordField
        control={newPassword}
        rules={rules}
        passwordPolicy={passwordPolicy}
        attempt={attempt}
        pending={pending}
      />
    </ChallengeCard>
  )
}
