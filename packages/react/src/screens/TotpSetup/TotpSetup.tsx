'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { CodeField } from '../../ui/fields/CodeField.tsx'
import { TerminalCard } from '../../ui/card/TerminalCard.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { QrCode } from './QrCode.tsx'
import { SecretKey } from './SecretKey.tsx'
import { useTotpSetup } from './useTotpSetup.ts'

export interface TotpSetupProps extends ChallengeProps<'MFA_SETUP'>, CardContext {
  /** Cancels the set-up. Without this function, the form has no such button. */
  readonly onCancel?: (() => unknown) | undefined
}

/**
 * Sets up an authenticator app: the user scans, opens or copies the key, and types the first code. You can also use
 * this component after the sign-in.
 */
export function TotpSetup(props: TotpSetupProps): ReactNode {
  const { challenge, pending, onCancel } = props
  const t = useDeferredMessages()
  const { key, code, available, error, attempt, onSubmit, makeNewKey } = useTotpSetup(props)
  if (!available) {
    const lead = t(challenge.methods.length === 0 ? 'mfaSetup.unavailable' : 'unsupported.lead')
    return <TerminalCard context={props} heading={t('mfaSetup.heading')} lead={lead} />
  }
  const field = <CodeField control={code} label={t('totp.label')} attempt={attempt} takesFocus={key === null} />
  return (
    <ChallengeCard
      context={props}
      heading={t('totpSetup.heading')}
      lead={key && t('totpSetup.lead')}
      notice={!key && <Notice tone="info">{t('totpSetup.reloaded')}</Notice>}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('totpSetup.submit')}
      secondary={
        <>
          {!key && (
            <Link to={makeNewKey} part="secondary">
              <Icon thin="M16.25 10a6.25 6.25 0 1 1-2-4.6M16.5 2.75v3.5H13" />
              {t('totpSetup.newKey')}
            </Link>
          )}
          {onCancel && (
            <Link to={onCancel} part="secondary">
              {t('action.cancel')}
            </Link>
          )}
        </>
      }
      note={key ? null : t('totpSetup.newKey.note')}
    >
      {key ? (
        <ol data-ck-part="steps">
          <Step number={1} title={t('totpSetup.scan')}>
            <div data-ck-part="qr" data-private="">
              <QrCode text={key.uri} label={t('totpSetup.qr.name')} />
            </div>
            <div data-ck-part="ways">
              <Link to={key.uri}>
                <Icon thin="M11.75 3.75h4.5v4.5M16 4l-6.25 6.25M15 11.75v2.5a2 2 0 0 1-2 2H5.75a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h2.5" />
                {t('totpSetup.open')}
              </Link>
              <details data-ck-part="manual">
                <summary data-ck-part="link">
                  {t('totpSetup.key')}
                  <Icon thin="m5 7.5 5 5 5-5" />
                </summary>
                <SecretKey secret={key.secret} />
              </details>
            </div>
          </Step>
          <Step number={2} title={t('totpSetup.code')}>
            {field}
          </Step>
        </ol>
      ) : (
        field
      )}
    </ChallengeCard>
  )
}

interface StepProps {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}

function Step({ number, title, children }: StepProps): ReactNode {
  return (
    <li data-ck-part="step">
      <span data-ck-part="step-number" aria-hidden="true">
        {number}
      </span>
      <p data-ck-part="step-title">{title}</p>
      {children}
    </li>
  )
}
