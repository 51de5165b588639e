'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { type ResendOptions, useResend } from '../../ui/useResend.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { useMfaCode } from '../MfaCode/useMfaCode.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { CodeField } from '../../ui/fields/CodeField.tsx'
import { Destination } from '../../ui/Destination.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { Resend } from '../../ui/Resend.tsx'
import { richText } from '../../messages/richText.ts'

export interface ConfirmAccountFormProps extends ChallengeProps<'USER_NOT_CONFIRMED'>, ResendOptions, CardContext {}

/** The form for the confirmation code of a sign-up. The form requests a new code only if the user clicks the button. */
export function ConfirmAccountForm(props: ConfirmAccountFormProps): ReactNode {
  const { destination } = props.challenge
  const t = useDeferredMessages()
  const resending = useResend(props)
  const { code, error, attempt, onSubmit } = useMfaCode(props)
  return (
    <ChallengeCard
      context={props}
      heading={t('confirm.heading')}
      lead={
        destination
          ? richText(t, 'confirm.lead.sent', { destination: <Destination>{destination}</Destination> })
          : t('confirm.lead')
      }
      pending={props.pending}
      pendingElsewhere={resending.sending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('confirm.submit')}
      secondary={<Resend {...resending} />}
    >
      <CodeField control={code} label={t('confirm.label')} attempt={attempt} takesFocus />
    </ChallengeCard>
  )
}
