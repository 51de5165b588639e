'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import type { MessageKey } from '../../messages/messages.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { ScreenIcon } from '../../ui/card/ScreenIcon.tsx'
import { Link } from '../../ui/Link.tsx'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { type PasskeyController, usePasskey } from './usePasskey.ts'

export interface PasskeyFormProps extends ChallengeProps<'WEB_AUTHN'>, CardContext {
  /** Returns to the choice of a sign-in method. Without this function, the form has no such button. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

const TEXTS: Record<PasskeyController['status'], { readonly lead: MessageKey; readonly submit: MessageKey }> = {
  ready: { lead: 'passkey.lead', submit: 'passkey.submit' },
  waiting: { lead: 'passkey.waiting.lead', submit: 'passkey.waiting' },
  cancelled: { lead: 'passkey.cancelled', submit: 'action.retry' },
  unavailable: { lead: 'passkey.unavailable', submit: 'action.chooseAnotherMethod' },
}

/** The form for a passkey. The form has a button, because browsers open the passkey dialog only after a click. */
export function PasskeyForm(props: PasskeyFormProps): ReactNode {
  const { pending, chooseAnotherMethod, restart } = props
  const t = useDeferredMessages()
  const { status, start, cancel, error, attempt } = usePasskey(props)
  const waiting = status === 'waiting'
  const unavailable = status === 'unavailable'
  const { lead, submit } = TEXTS[status]
  const secondaryAction = unavailable ? undefined : waiting ? cancel : chooseAnotherMethod
  const goBack = chooseAnotherMethod ?? restart
  return (
    <ChallengeCard
      context={props}
      heading={t('passkey.heading')}
      icon={
        <ScreenIcon tone={unavailable || status === 'cancelled' ? 'quiet' : 'accent'}>
          <MethodIcon name="passkey" />
        </ScreenIcon>
      }
      lead={<span role="status">{t(lead)}</span>}
      pending={pending}
      waitingLabel={waiting ? t(submit) : undefined}
      error={error}
      attempt={attempt}
      onSubmit={() => (unavailable ? goBack?.() : start())}
      submitLabel={unavailable && !goBack ? null : t(unavailable && !chooseAnotherMethod ? 'action.restart' : submit)}
      secondary={
        secondaryAction && (
          <Link to={secondaryAction} part="secondary">
            {t(waiting ? 'action.cancel' : 'action.chooseAnotherMethod')}
          </Link>
        )
      }
    >
      {null}
    </ChallengeCard>
  )
}
