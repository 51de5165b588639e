'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import type { MessageKey } from '../../messages/messages.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { Emblem } from '../../ui/card/ScreenIcon.tsx'
import { Link } from '../../ui/Link.tsx'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'
import { type PasskeyController, usePasskey } from './usePasskey.ts'

export interface PasskeyFormProps extends QuestionProps<'WEB_AUTHN'>, Surroundings {
  /** Back to the choice of how to sign in. Without it there is no such button. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

const SAID: Record<PasskeyController['condition'], { readonly lead: MessageKey; readonly submit: MessageKey }> = {
  ready: { lead: 'passkey.lead', submit: 'passkey.submit' },
  waiting: { lead: 'passkey.waiting.lead', submit: 'passkey.waiting' },
  cancelled: { lead: 'passkey.cancelled', submit: 'action.retry' },
  unavailable: { lead: 'passkey.unavailable', submit: 'action.otherWay' },
}

/** A passkey: asked for by a press, because browsers open no dialog by themselves. Who changes their mind is told so. */
export function PasskeyForm(props: PasskeyFormProps): ReactNode {
  const { pending, chooseAnotherMethod, restart } = props
  const say = useLaterSay()
  const { condition, ask, cancel, error, attempt } = usePasskey(props)
  const waiting = condition === 'waiting'
  const off = condition === 'unavailable'
  const { lead, submit } = SAID[condition]
  const way = off ? undefined : waiting ? cancel : chooseAnotherMethod
  const leave = chooseAnotherMethod ?? restart
  return (
    <QuestionCard
      surroundings={props}
      heading={say('passkey.heading')}
      emblem={
        <Emblem tone={off || condition === 'cancelled' ? 'quiet' : 'accent'}>
          <MethodIcon name="passkey" />
        </Emblem>
      }
      lead={<span role="status">{say(lead)}</span>}
      pending={pending}
      waiting={waiting ? say(submit) : undefined}
      error={error}
      attempt={attempt}
      onSubmit={() => (off ? leave?.() : ask())}
      submitLabel={off && !leave ? null : say(off && !chooseAnotherMethod ? 'action.restart' : submit)}
      secondary={
        way && (
          <Link to={way} part="secondary">
            {say(waiting ? 'action.cancel' : 'action.otherWay')}
          </Link>
        )
      }
    >
      {null}
    </QuestionCard>
  )
}
