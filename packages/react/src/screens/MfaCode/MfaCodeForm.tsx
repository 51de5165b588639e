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

/** The questions that a code answers. */
export type CodeChallengeName = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP'

export interface MfaCodeFormProps extends ChallengeProps<CodeChallengeName>, CardContext {
  /** What this app is called in the authenticator. @default the username */
  readonly appName?: string | undefined
  /** For how many days this device may be remembered. @default null: not offered */
  readonly rememberDays?: number | null | undefined
  /** Has another code sent, where that is possible: in place of a password. */
  resend?(): Promise<unknown>
  /** How often that was done. */
  readonly resent?: number | undefined
  /** Back to the choice of how to sign in. */
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

/** A code from an authenticator, a text message or an e-mail. */
export function MfaCodeForm(props: MfaCodeFormProps): ReactNode {
  const { challenge, submit, pending, resend, resent = 0, chooseAnotherMethod } = props
  const t = useDeferredMessages()
  const authenticator = challenge.name === 'SOFTWARE_TOKEN_MFA'
  // Cognito sends a code again where it stands for a password. Elsewhere, a new one takes a new start.
  const first = challenge.name === 'SMS_OTP' || (challenge.name === 'EMAIL_OTP' && challenge.firstFactor)
  const rememberDays = first ? null : props.rememberDays
  const { error: wrong } = props
  const again = useResend({ resend: async () => resend?.(), resent, pending })
  const { code, remember, error, attempt, onSubmit } = useMfaCode({ submit, error: wrong, challenge, rememberDays })
  return (
    <ChallengeCard
      context={props}
      heading={t(HEADINGS[challenge.name])}
      lead={lead(t, challenge, props)}
      pending={pending}
      pendingElsewhere={again.sending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('action.continue')}
      note={resent > 0 && t('code.resent')}
      secondary={
        first && (
          <>
            {resend && <Resend {...again} />}
            {chooseAnotherMethod && (
              <Link to={chooseAnotherMethod} part="secondary">
                {t('action.otherWay')}
              </Link>
            )}
          </>
        )
      }
      restartLabel={authenticator || first ? undefined : t('code.resend.restart')}
    >
      <CodeField control={code} label={t(LABELS[challenge.name])} attempt={attempt} takesFocus />
      {remember && <RememberDevice days={rememberDays} {...remember} />}
    </ChallengeCard>
  )
}

function lead(t: Translate, challenge: MfaCodeFormProps['challenge'], props: MfaCodeFormProps): ReactNode {
  if (challenge.name === 'SOFTWARE_TOKEN_MFA') {
    const name = props.appName ?? props.username
    return name && t.rich('totp.lead', { name: <strong>{name}</strong> })
  }
  // Before a password, where it went would tell who has an account.
  if (challenge.name === 'SMS_OTP') return t('sms.lead.first')
  if (challenge.name === 'EMAIL_OTP' && challenge.firstFactor) return t('email.lead.first')
  if (!challenge.destination) return null
  const destination = <Destination>{challenge.destination}</Destination>
  const minutes = Math.floor((props.expiresIn ?? 0) / 60)
  // Of the last minutes, the line beneath the button speaks.
  if (minutes < 2) return t.rich('code.lead.known', { destination })
  return t.rich(challenge.name === 'EMAIL_OTP' ? 'email.lead' : 'sms.lead', { destination, minutes })
}
