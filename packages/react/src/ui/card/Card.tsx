'use client'

import type { StepName } from '@challenge-kit/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { HeadingLevel } from './Header.tsx'
import type { LinkTarget } from '../Link.tsx'
import { type Frame, Root } from './Root.tsx'

/**
 * The props that every form accepts in addition to its challenge. A step of the flow has the first four of these props.
 */
export interface CardContext {
  readonly step?: StepName | undefined
  /** The username as the user typed it. */
  readonly username?: string | undefined
  /** Returns to the credentials. Without this function, the card has no link to the credentials. */
  readonly restart?: (() => unknown) | undefined
  /** Seconds until the challenge expires. */
  readonly expiresIn?: number | undefined
  /** The target of the help link. Without a target, there is no link. */
  readonly help?: LinkTarget | undefined
  readonly frame?: Frame | undefined
  /** @default 1 */
  readonly headingLevel?: HeadingLevel | undefined
}

export interface CardProps extends Pick<CardContext, 'step' | 'frame'> {
  /** Shown above the body: the username. */
  readonly above?: ReactNode
  readonly busy?: boolean | undefined
  /**
   * True if the card takes the focus when it appears. The element with `data-ck-focus` gets the focus, or otherwise the
   * heading.
   */
  readonly takesFocus: boolean
  readonly onSubmit?: ((event: FormEvent<HTMLFormElement>) => unknown) | undefined
  readonly children: ReactNode
}

/**
 * A card with one form. The form's method is POST, because a GET before hydration would put the password in the URL.
 */
export function Card({ step, frame, above, busy, takesFocus, onSubmit, children }: CardProps): ReactNode {
  // Only the first value of `takesFocus` is used, because the focus must not move while the user works in the form.
  const [ref] = useState(() => (takesFocus ? focusStart : null))
  return (
    <Root step={step} frame={frame}>
      <form
        ref={ref}
        data-ck-part="card"
        method="post"
        noValidate
        aria-busy={busy || undefined}
        onSubmit={(event) => {
          event.preventDefault()
          // A button without a type sends the form. The kit's buttons have a type, so such a button is in a slot.
          if ((event.nativeEvent as SubmitEvent).submitter?.getAttribute('type') !== null) onSubmit?.(event)
        }}
      >
        {above}
        <div data-ck-part="body">{children}</div>
      </form>
    </Root>
  )
}

/**
 * Focuses the start of a form. Used as a ref, because React calls a ref in the commit that shows the form. The focus needs
 * the layout, so the focus moves in a task of its own.
 */
function focusStart(form: HTMLFormElement | null): void {
  setTimeout(() => {
    const start = form?.querySelector<HTMLElement>('[data-ck-focus]')
    ;(start ?? form?.querySelector<HTMLElement>('[data-ck-part~="heading"]'))?.focus()
  })
}
