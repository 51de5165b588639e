'use client'

import type { SignInError } from '@challenge-kit/core'
import type { FormEvent, ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Card, type CardContext } from './Card.tsx'
import { Countdown } from '../time/Countdown.tsx'
import { Footer, type FooterProps } from './Footer.tsx'
import { FormMessage, secondsToWait } from './FormMessage.tsx'
import { Header } from './Header.tsx'
import { Notice, type NoticeProps } from '../Notice.tsx'
import { Submit } from '../Submit.tsx'
import { useClock } from '../time/useClock.ts'

export interface FormCardProps {
  readonly context: CardContext
  readonly heading: string
  readonly lead?: ReactNode
  /** Only where there is no field. */
  readonly icon?: ReactNode
  readonly notice?: NoticeProps | null | undefined
  /** Whether this screen follows another one: it then takes the focus. */
  readonly takesFocus: boolean
  readonly pending: boolean
  /** What is in the air was asked for by another button, which says so itself. */
  readonly pendingElsewhere?: boolean | undefined
  /** For what it waits that is not sent yet, said on the button. */
  readonly waitingLabel?: string | undefined
  /** There is nothing to send any more. */
  readonly expired?: boolean | undefined
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  /** Null where picking something is the answer already. */
  readonly submitLabel: string | null
  readonly secondary?: ReactNode
  /** On top of the card. */
  readonly above?: ReactNode
  /** Beneath the buttons: it may come by itself, so it must not move them. */
  readonly below?: ReactNode
  readonly back: FooterProps['back']
  /** The fields. */
  readonly children: ReactNode
}

const seconds = (left: number): number => Math.ceil(left)

/** A form on a card: heading, notice, fields, message, button, footer. Whoever is throttled waits here. */
export function FormCard(props: FormCardProps): ReactNode {
  const { context, pending, waitingLabel, expired = false, error, attempt, onSubmit, notice } = props
  const t = useMessages()
  const wait = useClock(secondsToWait(error), error, seconds)
  return (
    <Card
      step={context.step}
      frame={context.frame}
      above={props.above}
      busy={pending || !!waitingLabel}
      arriving={props.takesFocus}
      onSubmit={(event) => (pending || waitingLabel || expired || wait > 0 ? undefined : onSubmit(event))}
    >
      <Header heading={props.heading} lead={props.lead} level={context.headingLevel} icon={props.icon} />
      {notice && <Notice {...notice} />}
      {props.children}
      <FormMessage error={error} waited={wait === 0} attempt={attempt} />
      <Submit
        label={wait > 0 ? t.rich('error.throttled.button', { time: <Countdown seconds={wait} /> }) : props.submitLabel}
        pending={pending}
        pendingElsewhere={props.pendingElsewhere}
        waitingLabel={waitingLabel}
        blocked={expired || wait > 0}
        secondary={props.secondary}
      />
      {props.below}
      <Footer back={props.back} help={context.help} />
    </Card>
  )
}
