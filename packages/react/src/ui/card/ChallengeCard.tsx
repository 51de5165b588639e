'use client'

import { type ReactNode, useContext } from 'react'
import { SayContext } from '../../messages/messages.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { SignInContext } from '../../signInScope.ts'
import { AccountStrip } from './UsernameBar.tsx'
import { FormCard, type FormCardProps } from './FormCard.tsx'
import { sentence } from './FormMessage.tsx'
import { minutesLeft, TimeLeft } from './TimeLeft.tsx'
import { useClock } from '../time/useClock.ts'

export interface QuestionCardProps extends Omit<FormCardProps, 'arriving' | 'over' | 'top' | 'beneath' | 'near'> {
  /** A line beneath the buttons. */
  readonly note?: ReactNode
  /** What the way back is called. @default "Start again" */
  readonly restartLabel?: string | undefined
}

/** What all questions have in common around their fields: who is asked, how long there is, the way back. */
export function QuestionCard({ note, restartLabel, notice, error, ...props }: QuestionCardProps): ReactNode {
  const { step, username, restart, expiresIn = 0 } = props.surroundings
  const say = useLaterSay()
  // Who signs in once more is no one else.
  const known = useContext(SignInContext)?.options.stepUp !== undefined
  const minutes = useClock(expiresIn, expiresIn, minutesLeft)
  const up = minutes === 0
  // It arrived with the screen: nobody has pressed anything yet.
  const behind = error?.code === 'stale_answer' ? error : null
  return (
    <SayContext.Provider value={say}>
      <FormCard
        {...props}
        notice={behind ? { tone: 'info', children: sentence(say, behind) } : notice}
        arriving={step !== undefined}
        over={up}
        error={behind ? null : error}
        top={username && <AccountStrip username={username} onChange={known ? undefined : restart} />}
        beneath={
          <>
            {note && <p data-ck-part="reference">{note}</p>}
            <TimeLeft minutes={minutes} restart={restart} />
          </>
        }
        near={restart && !up ? { to: restart, label: restartLabel ?? say('action.restart') } : null}
      />
    </SayContext.Provider>
  )
}
