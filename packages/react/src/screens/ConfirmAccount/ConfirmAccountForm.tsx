'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import { type ResendOptions, useResend } from '../../ui/useResend.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { useMfaCode } from '../MfaCode/useMfaCode.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { CodeField } from '../../ui/fields/CodeField.tsx'
import { Destination } from '../../ui/Destination.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'
import { Resend } from '../../ui/Resend.tsx'

export interface ConfirmAccountFormProps extends QuestionProps<'USER_NOT_CONFIRMED'>, ResendOptions, Surroundings {}

/** The code of the sign-up, for an account that was never confirmed. Another one is sent on request only. */
export function ConfirmAccountForm(props: ConfirmAccountFormProps): ReactNode {
  const { destination } = props.challenge
  const say = useLaterSay()
  const again = useResend(props)
  const { code, error, attempt, onSubmit } = useMfaCode(props)
  return (
    <QuestionCard
      surroundings={props}
      heading={say('confirm.heading')}
      lead={
        destination
          ? say.filled('confirm.lead.sent', { destination: <Destination>{destination}</Destination> })
          : say('confirm.lead')
      }
      pending={props.pending}
      elsewhere={again.sending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('confirm.submit')}
      secondary={<Resend {...again} />}
    >
      <CodeField control={code} label={say('confirm.label')} attempt={attempt} start />
    </QuestionCard>
  )
}
