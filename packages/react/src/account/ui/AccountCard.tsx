'use client'

import { createElement, type FormEvent, type ReactNode, useState } from 'react'
import { MessagesContext } from '../../messages/messages.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { FormCard, type FormCardProps } from '../../ui/card/FormCard.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type AccountContext, StepUpInPlace } from './StepUpInPlace.tsx'
import type { AccountState } from '../calls/useAccountAction.ts'

export interface AccountCardProps extends Pick<FormCardProps, 'heading' | 'lead' | 'icon' | 'notice' | 'secondary'> {
  readonly context: AccountContext
  readonly state: AccountState
  /** True if this screen replaced another screen. The new screen takes the focus. */
  readonly takesFocus?: boolean | undefined
  /** @default false */
  readonly pending?: boolean | undefined
  readonly waitingLabel?: string | undefined
  /** The text that a screen reader announces after an action. */
  readonly done?: ReactNode
  readonly submitLabel: string | null
  readonly onSubmit?: ((event: FormEvent<HTMLFormElement>) => unknown) | undefined
  readonly children?: ReactNode
}

/** The card of an account screen. While a step-up is needed, the step-up replaces the card. */
export function AccountCard({ context, state, takesFocus = false, done, ...props }: AccountCardProps): ReactNode {
  const { stepUp = StepUpInPlace, ...card } = context
  const t = useAccountMessages()
  const [steppedUp, setSteppedUp] = useState(false)
  if (state.stepUp && !steppedUp) setSteppedUp(true)
  return (
    <MessagesContext.Provider value={t}>
      {state.stepUp ? (
        createElement(stepUp, { ...card, onDone: state.stepUp.done, onCancel: state.stepUp.cancel })
      ) : (
        <FormCard
          {...props}
          context={card}
          pending={props.pending ?? false}
          takesFocus={takesFocus || steppedUp}
          notice={state.mustRepeat ? <Notice tone="info">{t('stepUp.done')}</Notice> : props.notice}
          error={state.error}
          attempt={state.attempt}
          onSubmit={(event) => props.onSubmit?.(event)}
          back={null}
          below={
            <p data-ck-part="sr-only" role="status">
              {done}
            </p>
          }
        >
          {props.children}
        </FormCard>
      )}
    </MessagesContext.Provider>
  )
}
