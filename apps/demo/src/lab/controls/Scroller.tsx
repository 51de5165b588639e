import { type ReactNode, useEffect, useRef } from 'react'

export interface ScrollerProps {
  readonly label: string
  /** Scrolls to the end whenever this value changes. */
  readonly end?: unknown
  readonly children: ReactNode
}

/** A part of the page that scrolls. It takes the focus, so that the arrow keys scroll it. */
export function Scroller({ label, end, children }: ScrollerProps): ReactNode {
  const part = useRef<HTMLElement>(null)
  useEffect(() => {
    if (end !== undefined) part.current?.scrollTo({ top: part.current.scrollHeight })
  }, [end])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must take the focus
    <section ref={part} className="scroller" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
