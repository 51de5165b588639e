'use client'

import { type ReactNode, useContext } from 'react'
import { MessagesContext } from '../../messages/messages.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { SignInContext } from '../../signInScope.ts'
import { UsernameBar } from './UsernameBar.tsx'
import { FormCard, type FormCardProps } from './FormCard.tsx'
import { errorText } from '../../messages/errorText.ts'
import { minutesLeft, TimeLeft } from './TimeLeft.tsx'
import { useClock } from '../time/useClock.ts'

export interface ChallengeCardProps extends Omit<FormCardProps, 'takesFocus' | 'expired' | 'above' | 'below' | 'back'> {
  /** A line beneath the buttons. */
  readonly note?: ReactNode
  /** What the way back is called. @default "Start again" */
  readonly restartLabel?: string | undefined
}

/** What all questions have in common around their fields: who is asked, how long there is, the way back. */
export function ChallengeCard({ note, restartLabel, notice, error, ...props }: ChallengeCardProps): ReactNode {
  const { step, username, restart, expiresIn = 0 } = props.context
  const t = useDeferredMessages()
  // Who signs in once more is no one else.
  const known = useContext(SignInContext)?.options.stepUp !== undefined
  const minutes = useClock(expiresIn, expiresIn, minutesLeft)
  const up = minutes === 0
  // It arrived with the screen: nobody has pressed anything yet.
  const behind = error?.code === 'stale_answer' ? error : null
  return (
    <MessagesContext.Provider value={t}>
      <FormCard
        {...props}
        notice={behind ? { tone: 'info', children: errorText(t, behind) } : notice}
        takesFocus={step !== undefined}
        expired={up}
        error={behind ? null : error}
        above={username && <UsernameBar username={username} onChange={known ? undefined : restart} />}
        below={
          <>
            {note && <p data-ck-part="reference">{note}</p>}
            <TimeLeft minutes={minutes} restart={restart} />
          </>
        }
        back={restart && !up ? { to: restart, label: restartLabel ?? t('action.restart') } : null}
      />
    </MessagesContext.Provider>
  )
}
