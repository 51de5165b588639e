'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useResend } from '../../ui/useResend.ts'
import type { MessageKey, Translate } from '../../messages/messages.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { CodeField } from '../../ui/fields/CodeField.tsx'
import { Destination } from '../../ui/Destination.tsx'
import { Link } from '../../ui/Link.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { Resend } from '../../ui/Resend.tsx'
import { RememberDevice } from './RememberDevice.tsx'
import { useMfaCode } from './useMfaCode.ts'
import { richText } from '../../messages/richText.ts'

/** The challenges that are answered with a code. */
export type CodeChallengeName = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP'

export interface MfaCodeFormProps extends ChallengeProps<CodeChallengeName>, CardContext {
  /** The name of your app in the user's authenticator app. @default the username */
  readonly appName?: string | undefined
  /** For how many days the device can be remembered. @default null: the form does not offer it */
  readonly rememberDays?: number | null | undefined
  /** Sends a new code. Cognito allows this only for a code that is a first factor. */
  resend?(): Promise<unknown>
  /** How many new codes were requested. */
  readonly resent?: number | undefined
  /** Returns to the choice of a sign-in method. */
  chooseAnotherMethod?(): Promise<unknown>
}

const LABELS: Record<CodeChallengeName, MessageKey> = {
  SOFTWARE_TOKEN_MFA: 'totp.label',
  SMS_MFA: 'sms.label',
  EMAIL_OTP: 'email.code.label',
  SMS_OTP: 'sms.label',
}
const HEADINGS: Record<CodeChallengeName, MessageKey> = {
  SOFTWARE_TOKEN_MFA: 'totp.heading',
  SMS_MFA: 'sms.heading',
  EMAIL_OTP: 'email.heading',
  SMS_OTP: 'sms.heading',
}

/** The form for a code from an authenticator app, a text message or an email. */
export function MfaCodeForm(props: MfaCodeFormProps): ReactNode {
  const { challenge, submit, pending, resend, resent = 0, chooseAnotherMethod } = props
  const t = useDeferredMessages()
  const authenticator = challenge.name === 'SOFTWARE_TOKEN_MFA'
  // Cognito sends a new code only for a first factor. For a new second-factor code, the user has to start again.
  const firstFactor = challenge.name === 'SMS_OTP' || (challenge.name === 'EMAIL_OTP' && challenge.firstFactor)
  const rememberDays = firstFactor ? null : props.rememberDays
  const resending = useResend({ resend: async () => resend?.(), resent, pending })
  const { code, remember, error, attempt, onSubmit } = useMfaCode({
    submit,
    error: props.error,
    challenge,
    rememberDays,
  })
  return (
    <ChallengeCard
      context={props}
      heading={t(HEADINGS[challenge.name])}
      lead={lead(t, challenge, props)}
      pending={pending}
      pendingElsewhere={resending.sending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('action.continue')}
      note={resent > 0 && t('code.resent')}
      secondary={
        firstFactor && (
          <>
            {resend && <Resend {...resending} />}
            {chooseAnotherMethod && (
              <Link to={chooseAnotherMethod} part="secondary">
                {t('action.chooseAnotherMethod')}
              </Link>
            )}
          </>
        )
      }
      restartLabel={authenticator || firstFactor ? undefined : t('code.resend.restart')}
    >
      <CodeField control={code} label={t(LABELS[challenge.name])} attempt={attempt} takesFocus />
      {remember && <RememberDevice days={rememberDays} {...remember} />}
    </ChallengeCard>
  )
}

function lead(t: Translate, challenge: MfaCodeFormProps['challenge'], props: MfaCodeFormProps): ReactNode {
  if (challenge.name === 'SOFTWARE_TOKEN_MFA') {
    const name = props.appName ?? props.username
    return name && richText(t, 'totp.lead', { name: <strong>{name}</strong> })
  }
  // The form hides the destination of a first-factor code, because the destination would tell a stranger that the
  // account exists.
  if (challenge.name === 'SMS_OTP') return t('sms.lead.firstFactor')
  if (challenge.name === 'EMAIL_OTP' && challenge.firstFactor) return t('email.lead.firstFactor')
  if (!challenge.destination) return null
  const destination = <Destination>{challenge.destination}</Destination>
  const minutes = Math.floor((props.expiresIn ?? 0) / 60)
  // In the last two minutes, this text has no time, because a warning below the buttons shows the time left.
  if (minutes < 2) return richText(t, 'code.lead', { destination })
  return richText(t, challenge.name === 'EMAIL_OTP' ? 'email.lead' : 'sms.lead', { destination, minutes })
}
