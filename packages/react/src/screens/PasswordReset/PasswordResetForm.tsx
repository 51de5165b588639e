'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import { type ResendOptions, useResend } from '../../ui/useResend.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { NewPasswordField } from '../NewPassword/NewPasswordField.tsx'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { CodeField } from '../../ui/fields/CodeField.tsx'
import { Destination } from '../../ui/Destination.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'
import { Resend } from '../../ui/Resend.tsx'
import { usePasswordReset } from './usePasswordReset.ts'

export interface PasswordResetFormProps extends QuestionProps<'PASSWORD_RESET_REQUIRED'>, ResendOptions, Surroundings {}

/** A password that has to be set anew: first the code is sent, on request, and then it comes with the new password. */
export function PasswordResetForm(props: PasswordResetFormProps): ReactNode {
  return props.challenge.sent ? <NewPassword {...props} /> : <SendCode {...props} />
}

function SendCode(props: PasswordResetFormProps): ReactNode {
  const { pending, error, resend } = props
  const say = useLaterSay()
  return (
    <QuestionCard
      surroundings={props}
      heading={say('resetRequired.heading')}
      lead={say('resetRequired.lead')}
      pending={pending}
      error={error}
      attempt={0}
      onSubmit={resend}
      submitLabel={say('resetRequired.submit')}
    >
      {null}
    </QuestionCard>
  )
}

function NewPassword(props: PasswordResetFormProps): ReactNode {
  const { challenge, pending, resent } = props
  const { destination, forgotten, passwordPolicy } = challenge
  const say = useLaterSay()
  const again = useResend(props)
  const { code, newPassword, policy, error, attempt, onSubmit } = usePasswordReset(props)
  return (
    <QuestionCard
      surroundings={props}
      heading={say('reset.heading')}
      lead={
        destination
          ? say.filled(forgotten ? 'reset.lead' : 'reset.lead.known', {
              destination: <Destination>{destination}</Destination>,
            })
          : forgotten && say('reset.lead.unsaid')
      }
      note={resent > 0 && say('code.resent')}
      pending={pending}
      elsewhere={again.sending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('reset.submit')}
      secondary={<Resend {...again} />}
    >
      <CodeField control={code} label={say('reset.code.label')} attempt={attempt} start />
      <NewPasswordField
        control={newPassword}
        policy={policy}
        passwordPolicy={passwordPolicy}
        attempt={attempt}
        pending={pending}
      />
    </QuestionCard>
  )
}
