'use client'

import type { SignInError } from '@challenge-kit/core'
import type { FormEvent, ReactNode } from 'react'
import { useSay } from '../../messages/messages.ts'
import { Card, type Surroundings } from './Card.tsx'
import { Digits } from '../time/Countdown.tsx'
import { Footer, type FooterProps } from './Footer.tsx'
import { FormMessage, waitOf } from './FormMessage.tsx'
import { Header } from './Header.tsx'
import { Notice, type NoticeProps } from '../Notice.tsx'
import { Submit } from '../Submit.tsx'
import { useClock } from '../time/useClock.ts'

export interface FormCardProps {
  readonly surroundings: Surroundings
  readonly heading: string
  readonly lead?: ReactNode
  /** Only where there is no field. */
  readonly emblem?: ReactNode
  readonly notice?: NoticeProps | null | undefined
  /** Whether this screen follows another one: it then takes the focus. */
  readonly arriving: boolean
  readonly pending: boolean
  /** What is in the air was asked for by another button, which says so itself. */
  readonly elsewhere?: boolean | undefined
  /** For what it waits that is not sent yet, said on the button. */
  readonly waiting?: string | undefined
  /** There is nothing to send any more. */
  readonly over?: boolean | undefined
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  /** Null where picking something is the answer already. */
  readonly submitLabel: string | null
  readonly secondary?: ReactNode
  /** On top of the card. */
  readonly top?: ReactNode
  /** Beneath the buttons: it may come by itself, so it must not move them. */
  readonly beneath?: ReactNode
  readonly near: FooterProps['near']
  /** The fields. */
  readonly children: ReactNode
}

const seconds = (left: number): number => Math.ceil(left)

/** A form on a card: heading, notice, fields, message, button, footer. Whoever is throttled waits here. */
export function FormCard(props: FormCardProps): ReactNode {
  const { surroundings, pending, waiting, over = false, error, attempt, onSubmit, notice } = props
  const say = useSay()
  const wait = useClock(waitOf(error), error, seconds)
  return (
    <Card
      step={surroundings.step}
      frame={surroundings.frame}
      top={props.top}
      busy={pending || !!waiting}
      arriving={props.arriving}
      onSubmit={(event) => (pending || waiting || over || wait > 0 ? undefined : onSubmit(event))}
    >
      <Header heading={props.heading} lead={props.lead} level={surroundings.headingLevel} emblem={props.emblem} />
      {notice && <Notice {...notice} />}
      {props.children}
      <FormMessage error={error} waited={wait === 0} attempt={attempt} />
      <Submit
        label={wait > 0 ? say.filled('error.throttled.button', { time: <Digits seconds={wait} /> }) : props.submitLabel}
        pending={pending}
        elsewhere={props.elsewhere}
        waiting={waiting}
        blocked={over || wait > 0}
        secondary={props.secondary}
      />
      {props.beneath}
      <Footer near={props.near} help={surroundings.help} />
    </Card>
  )
}
