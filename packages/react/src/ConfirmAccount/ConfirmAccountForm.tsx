'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import { type ResendOptions, useResend } from '../form/useResend.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import { useMfaCode } from '../MfaCode/useMfaCode.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { CodeField } from '../parts/CodeField.tsx'
import { Destination } from '../parts/Destination.tsx'
import { QuestionCard } from '../parts/QuestionCard.tsx'
import { Resend } from '../parts/Resend.tsx'

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
