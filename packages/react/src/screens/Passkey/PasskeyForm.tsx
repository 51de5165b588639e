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
  /** Back to the choice of how to sign in. Without it there is no such button. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

const SAID: Record<PasskeyController['status'], { readonly lead: MessageKey; readonly submit: MessageKey }> = {
  ready: { lead: 'passkey.lead', submit: 'passkey.submit' },
  waiting: { lead: 'passkey.waiting.lead', submit: 'passkey.waiting' },
  cancelled: { lead: 'passkey.cancelled', submit: 'action.retry' },
  unavailable: { lead: 'passkey.unavailable', submit: 'action.otherWay' },
}

/** A passkey: asked for by a press, because browsers open no dialog by themselves. Who changes their mind is told so. */
export function PasskeyForm(props: PasskeyFormProps): ReactNode {
  const { pending, chooseAnotherMethod, restart } = props
  const t = useDeferredMessages()
  const { status, start, cancel, error, attempt } = usePasskey(props)
  const waiting = status === 'waiting'
  const off = status === 'unavailable'
  const { lead, submit } = SAID[status]
  const way = off ? undefined : waiting ? cancel : chooseAnotherMethod
  const leave = chooseAnotherMethod ?? restart
  return (
    <ChallengeCard
      context={props}
      heading={t('passkey.heading')}
      icon={
        <ScreenIcon tone={off || status === 'cancelled' ? 'quiet' : 'accent'}>
          <MethodIcon name="passkey" />
        </ScreenIcon>
      }
      lead={<span role="status">{t(lead)}</span>}
      pending={pending}
      waitingLabel={waiting ? t(submit) : undefined}
      error={error}
      attempt={attempt}
      onSubmit={() => (off ? leave?.() : start())}
      submitLabel={off && !leave ? null : t(off && !chooseAnotherMethod ? 'action.restart' : submit)}
      secondary={
        way && (
          <Link to={way} part="secondary">
            {t(waiting ? 'action.cancel' : 'action.otherWay')}
          </Link>
        )
      }
    >
      {null}
    </ChallengeCard>
  )
}
