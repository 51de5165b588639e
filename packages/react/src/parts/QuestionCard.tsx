'use client'

import type { SignInError } from '@challenge-kit/core'
import type { FormEvent, ReactNode } from 'react'
import { useSay } from '../messages/say.ts'
import { Card, type Surroundings } from './Card.tsx'
import { Footer } from './Footer.tsx'
import { FormMessage, sentence, waitOf } from './FormMessage.tsx'
import { Header } from './Header.tsx'
import type { Way } from './Link.tsx'
import { Notice, type NoticeProps } from './Notice.tsx'
import { Submit } from './Submit.tsx'
import { minutesLeft, TimeLeft } from './TimeLeft.tsx'
import { useClock } from './useClock.ts'

export interface QuestionCardProps {
  readonly surroundings: Surroundings
  readonly heading: string
  readonly lead?: ReactNode
  readonly notice?: (Pick<NoticeProps, 'tone' | 'role'> & { readonly text: string }) | null | undefined
  /** Whether this screen follows another one: it then takes the focus. */
  readonly arriving: boolean
  readonly pending: boolean
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  readonly submitLabel: string
  readonly secondary?: ReactNode
  /** A line beneath the buttons. */
  readonly note?: ReactNode
  /** What stands at the near end of the footer. @default "Start again" */
  readonly near?: { readonly to: Way; readonly label: string } | null | undefined
  readonly children: ReactNode
}

const seconds = (left: number): number => Math.ceil(left)

/** What all questions have in common around their fields: who, what, the button, the time, the way back, help. */
export function QuestionCard(props: QuestionCardProps): ReactNode {
  const { surroundings, pending, error, attempt, onSubmit, notice } = props
  const { step, frame, username, restart, expiresIn = 0, help, headingLevel } = surroundings
  const say = useSay()
  const wait = useClock(waitOf(error), error, seconds)
  const minutes = useClock(expiresIn, expiresIn, minutesLeft)
  const up = minutes === 0
  // Said of the screen as a whole, and before anything is pressed.
  const arrived = error?.code === 'stale_step' ? error : null
  const failed = arrived ? null : error
  const near = props.near === undefined ? restart && { to: restart, label: say('action.restart') } : props.near
  const asked = step !== 'CREDENTIALS' && username ? { username, onChange: restart } : undefined
  return (
    <Card
      step={step}
      frame={frame}
      account={asked}
      busy={pending}
      arriving={props.arriving}
      onSubmit={(event) => (pending || up || wait > 0 ? undefined : onSubmit(event))}
    >
      <Header heading={props.heading} lead={props.lead} level={headingLevel} />
      {arrived && <Notice tone="info">{sentence(say, arrived)}</Notice>}
      {notice && !arrived && (
        <Notice tone={notice.tone} role={notice.role}>
          {notice.text}
        </Notice>
      )}
      {props.children}
      <FormMessage error={failed} waited={wait === 0} attempt={attempt} />
      <Submit
        label={wait > 0 ? say.filled('error.throttled.button', { time: <Digits seconds={wait} /> }) : props.submitLabel}
        pending={pending}
        blocked={up || wait > 0}
        secondary={props.secondary}
      />
      {props.note && <p data-ck-part="reference">{props.note}</p>}
      <TimeLeft minutes={minutes} restart={restart} />
      <Footer near={up ? null : near} help={help} />
    </Card>
  )
}

function Digits({ seconds }: { readonly seconds: number }): ReactNode {
  return (
    <bdi dir="ltr" translate="no">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </bdi>
  )
}
