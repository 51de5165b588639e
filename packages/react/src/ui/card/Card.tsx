'use client'

import type { StepName } from '@challenge-kit/core'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { HeadingLevel } from './Header.tsx'
import type { LinkTarget } from '../Link.tsx'
import { type Frame, Root } from './Root.tsx'

/** What every form takes from the page around it; a step of the flow brings some of it. */
export interface CardContext {
  readonly step?: StepName | undefined
  /** Who is signing in, as typed. */
  readonly username?: string | undefined
  /** Back to the credentials. Without it there is no such link. */
  readonly restart?: (() => unknown) | undefined
  /** Seconds there are to answer, from now on. */
  readonly expiresIn?: number | undefined
  /** Where help is found. */
  readonly help?: LinkTarget | undefined
  readonly frame?: Frame | undefined
  /** @default 1 */
  readonly headingLevel?: HeadingLevel | undefined
}

export interface CardProps extends Pick<CardContext, 'step' | 'frame'> {
  /** Above the body: who is signing in. */
  readonly above?: ReactNode
  readonly busy?: boolean | undefined
  /** Put the focus on what is asked: on the element marked `data-ck-focus`, else on the heading. */
  readonly arriving: boolean
  readonly onSubmit?: ((event: FormEvent<HTMLFormElement>) => unknown) | undefined
  readonly children: ReactNode
}

/** One question, one card, one form. Its method is POST: before hydration, a GET would put the password in the address. */
export function Card({ step, frame, above, busy, arriving, onSubmit, children }: CardProps): ReactNode {
  const form = useRef<HTMLFormElement>(null)
  // Only on arrival: later the focus is the person's.
  const [takesFocus] = useState(arriving)
  useEffect(() => {
    if (!takesFocus) return
    const start = form.current?.querySelector<HTMLElement>('[data-ck-focus]')
    ;(start ?? form.current?.querySelector<HTMLElement>('[data-ck-part~="heading"]'))?.focus()
  }, [takesFocus])
  return (
    <Root step={step} frame={frame}>
      <form
        ref={form}
        data-ck-part="card"
        method="post"
        noValidate
        aria-busy={busy || undefined}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit?.(event)
        }}
      >
        {above}
        <div data-ck-part="body">{children}</div>
      </form>
    </Root>
  )
}
