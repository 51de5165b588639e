'use client'

import { createElement, type FormEvent, type ReactNode, useState } from 'react'
import { MessagesContext } from '../../messages/messages.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { FormCard, type FormCardProps } from '../../ui/card/FormCard.tsx'
import { type AccountContext, StepUpInPlace } from './StepUpInPlace.tsx'
import type { AccountState } from '../calls/useAccountAction.ts'

export interface AccountCardProps extends Pick<FormCardProps, 'heading' | 'lead' | 'icon' | 'notice' | 'secondary'> {
  readonly context: AccountContext
  readonly state: AccountState
  /** It follows another card: it then takes the focus. */
  readonly takesFocus?: boolean | undefined
  /** @default false */
  readonly pending?: boolean | undefined
  readonly waitingLabel?: string | undefined
  /** What was done, for a screen reader: the eye sees it on the list. */
  readonly done?: ReactNode
  readonly submitLabel: string | null
  readonly onSubmit?: ((event: FormEvent<HTMLFormElement>) => unknown) | undefined
  readonly children?: ReactNode
}

/** What the account's screens have in common: a card, and signing in again in its place where that comes first. */
export function AccountCard({ context, state, takesFocus = false, done, ...props }: AccountCardProps): ReactNode {
  const { stepUp = StepUpInPlace, ...around } = context
  const t = useAccountMessages()
  const [steppedUp, setSteppedUp] = useState(false)
  if (state.stepUp && !steppedUp) setSteppedUp(true)
  return (
    <MessagesContext.Provider value={t}>
      {state.stepUp ? (
        createElement(stepUp, { ...around, onDone: state.stepUp.done, onCancel: state.stepUp.cancel })
      ) : (
        <FormCard
          {...props}
          context={around}
          pending={props.pending ?? false}
          takesFocus={takesFocus || steppedUp}
          notice={state.mustRepeat ? { tone: 'info', children: t('stepUp.done') } : props.notice}
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
