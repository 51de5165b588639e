'use client'

import { createElement, type FormEvent, type ReactNode, useState } from 'react'
import { SayContext } from '../../messages/messages.ts'
import { useAccountSay } from '../../messages/useAccountMessages.ts'
import { FormCard, type FormCardProps } from '../../ui/card/FormCard.tsx'
import { type AccountSurroundings, StepUpInPlace } from './StepUpInPlace.tsx'
import type { AccountState } from '../calls/useAccountAction.ts'

export interface AccountCardProps extends Pick<FormCardProps, 'heading' | 'lead' | 'emblem' | 'notice' | 'secondary'> {
  readonly surroundings: AccountSurroundings
  readonly state: AccountState
  /** It follows another card: it then takes the focus. */
  readonly arriving?: boolean | undefined
  /** @default false */
  readonly pending?: boolean | undefined
  readonly waiting?: string | undefined
  /** What was done, for a screen reader: the eye sees it on the list. */
  readonly done?: ReactNode
  readonly submitLabel: string | null
  readonly onSubmit?: ((event: FormEvent<HTMLFormElement>) => unknown) | undefined
  readonly children?: ReactNode
}

/** What the account's screens have in common: a card, and signing in again in its place where that comes first. */
export function AccountCard({ surroundings, state, arriving = false, done, ...props }: AccountCardProps): ReactNode {
  const { stepUp = StepUpInPlace, ...around } = surroundings
  const say = useAccountSay()
  const [steppedUp, setSteppedUp] = useState(false)
  if (state.stepUp && !steppedUp) setSteppedUp(true)
  return (
    <SayContext.Provider value={say}>
      {state.stepUp ? (
        createElement(stepUp, { ...around, onDone: state.stepUp.done, onCancel: state.stepUp.cancel })
      ) : (
        <FormCard
          {...props}
          surroundings={around}
          pending={props.pending ?? false}
          arriving={arriving || steppedUp}
          notice={state.again ? { tone: 'info', children: say('stepUp.again') } : props.notice}
          error={state.error}
          attempt={state.attempt}
          onSubmit={(event) => props.onSubmit?.(event)}
          near={null}
          beneath={
            <p data-ck-part="sr-only" role="status">
              {done}
            </p>
          }
        >
          {props.children}
        </FormCard>
      )}
    </SayContext.Provider>
  )
}
