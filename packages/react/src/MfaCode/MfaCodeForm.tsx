'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import type { MessageKey, Say } from '../messages/say.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { CodeField } from '../parts/CodeField.tsx'
import { QuestionCard } from '../parts/QuestionCard.tsx'
import { useMfaCode } from './useMfaCode.ts'

/** The questions that a code answers. */
export type CodeChallengeName = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP'

export interface MfaCodeFormProps extends QuestionProps<CodeChallengeName>, Surroundings {
  /** What this app is called in the authenticator. @default the username */
  readonly appName?: string | undefined
}

const LABELS: Record<CodeChallengeName, MessageKey> = {
  SOFTWARE_TOKEN_MFA: 'totp.label',
  SMS_MFA: 'sms.label',
  EMAIL_OTP: 'email.code.label',
}
const HEADINGS: Record<CodeChallengeName, MessageKey> = {
  SOFTWARE_TOKEN_MFA: 'totp.heading',
  SMS_MFA: 'sms.heading',
  EMAIL_OTP: 'email.heading',
}

/** A code from an authenticator, a text message or an e-mail. */
export function MfaCodeForm(props: MfaCodeFormProps): ReactNode {
  const { challenge, submit, pending } = props
  const say = useLaterSay()
  const authenticator = challenge.name === 'SOFTWARE_TOKEN_MFA'
  const { code, error, attempt, onSubmit } = useMfaCode({ submit, error: props.error, challenge })
  return (
    <QuestionCard
      surroundings={props}
      heading={say(HEADINGS[challenge.name])}
      lead={lead(say, challenge, props)}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('action.continue')}
      // Cognito cannot send such a code again: a new one takes a new start.
      restartLabel={authenticator ? undefined : say('code.resend.restart')}
    >
      <CodeField control={code} label={say(LABELS[challenge.name])} attempt={attempt} start />
    </QuestionCard>
  )
}

function lead(say: Say, challenge: MfaCodeFormProps['challenge'], props: MfaCodeFormProps): ReactNode {
  if (challenge.name === 'SOFTWARE_TOKEN_MFA') {
    const name = props.appName ?? props.username
    return name && say.filled('totp.lead', { name: <strong>{name}</strong> })
  }
  if (!challenge.destination) return null
  const destination = (
    <bdi dir="ltr" translate="no">
      {challenge.destination}
    </bdi>
  )
  const minutes = Math.floor((props.expiresIn ?? 0) / 60)
  // Of the last minutes, the line beneath the button speaks.
  if (minutes < 2) return say.filled('code.lead.known', { destination })
  return say.filled(challenge.name === 'SMS_MFA' ? 'sms.lead' : 'email.lead', { destination, minutes })
}
