'use client'

import type { SignInError } from '@challenge-kit/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Card, type CardContext } from './Card.tsx'
import { Footer, type FooterProps } from './Footer.tsx'
import { errorTexts } from './errorTexts.ts'
import { FormMessage } from './FormMessage.tsx'
import { Header } from './Header.tsx'
import { SubmitButton } from '../SubmitButton.tsx'

export interface FormCardProps {
  readonly context: CardContext
  readonly heading: string
  readonly lead?: ReactNode
  /** Shown above the heading. Use an icon only on a screen without fields. */
  readonly icon?: ReactNode
  readonly notice?: ReactNode
  /** True if this screen replaced another screen. The new screen takes the focus. */
  readonly takesFocus: boolean
  readonly pending: boolean
  /** True if another button of the screen started the pending call. That button shows the spinner. */
  readonly pendingElsewhere?: boolean | undefined
  /** The label while the button waits for the passkey dialog, before anything is sent. */
  readonly waitingLabel?: string | undefined
  /** True if the challenge can no longer be answered. */
  readonly expired?: boolean | undefined
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  /** Null if the screen has no submit button. */
  readonly submitLabel: string | null
  readonly secondary?: ReactNode
  /** Shown above the card's body. */
  readonly above?: ReactNode
  /** Shown below the buttons. This content may appear at any time, so it must not move the buttons. */
  readonly below?: ReactNode
  readonly back: FooterProps['back']
  /** The fields. */
  readonly children: ReactNode
}

/**
 * A card with heading, notice, fields, error, buttons and footer. After a `throttled` error, the submit button is
 * blocked until the wait is over.
 */
export function FormCard(props: FormCardProps): ReactNode {
  const { context, pending, waitingLabel, expired = false, error, attempt, onSubmit, notice } = props
  // The last `throttled` error whose wait is over.
  const [waitedFor, setWaitedFor] = useState<SignInError | null>(null)
  const throttled = error?.code === 'throttled' && waitedFor !== error ? error : null
  const texts = errorTexts.loaded()
  const busy = pending || !!waitingLabel
  const blocked = expired || throttled !== null
  return (
    <Card
      step={context.step}
      frame={context.frame}
      above={props.above}
      busy={busy}
      takesFocus={props.takesFocus}
      onSubmit={(event) => (busy || blocked ? undefined : onSubmit(event))}
    >
      <Header heading={props.heading} lead={props.lead} level={context.headingLevel} icon={props.icon} />
      {notice}
      {props.children}
      <FormMessage error={error} waited={!throttled} attempt={attempt} />
      <SubmitButton
        label={throttled && texts ? <texts.WaitLabel error={throttled} onEnd={setWaitedFor} /> : props.submitLabel}
        pending={pending}
        pendingElsewhere={props.pendingElsewhere}
        waitingLabel={waitingLabel}
        blocked={blocked}
        secondary={props.secondary}
      />
      {props.below}
      <Footer back={props.back} help={context.help} />
    </Card>
  )
}
