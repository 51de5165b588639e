'use client'

import { type ReactNode, useContext } from 'react'
import { MessagesContext } from '../../messages/messages.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { SignInContext } from '../../scope/signInScope.ts'
import { UsernameBar } from './UsernameBar.tsx'
import { FormCard, type FormCardProps } from './FormCard.tsx'
import { errorText } from '../../messages/errorText.ts'
import { minutesLeft, TimeLeft } from './TimeLeft.tsx'
import { Notice } from '../Notice.tsx'
import { useClock } from '../time/useClock.ts'

export interface ChallengeCardProps extends Omit<FormCardProps, 'takesFocus' | 'expired' | 'above' | 'below' | 'back'> {
  /** A line below the buttons. */
  readonly note?: ReactNode
  /** The label of the link back to the credentials. @default "Start again" */
  readonly restartLabel?: string | undefined
}

/** A form card for any challenge, with the username, the time limit and a link to the credentials. */
export function ChallengeCard({ note, restartLabel, notice, error, ...props }: ChallengeCardProps): ReactNode {
  const { step, username, restart, expiresIn = 0 } = props.context
  const t = useDeferredMessages()
  // In a step-up the user cannot switch accounts.
  const isStepUp = useContext(SignInContext)?.options.stepUp !== undefined
  const minutes = useClock(expiresIn, expiresIn, minutesLeft)
  const expired = minutes === 0
  // A stale answer is shown as a notice, because the screen shows a new challenge that the user has not answered.
  const stale = error?.code === 'stale_answer' ? error : null
  return (
    <MessagesContext.Provider value={t}>
      <FormCard
        {...props}
        notice={stale ? <Notice tone="info">{errorText(t, stale)}</Notice> : notice}
        takesFocus={step !== undefined}
        expired={expired}
        error={stale ? null : error}
        above={username && <UsernameBar username={username} onChange={isStepUp ? undefined : restart} />}
        below={
          <>
            {note && <p data-ck-part="reference">{note}</p>}
            <TimeLeft minutes={minutes} restart={restart} />
          </>
        }
        back={restart && !expired ? { to: restart, label: restartLabel ?? t('action.restart') } : null}
      />
    </MessagesContext.Provider>
  )
}
