import type { ReactNode } from 'react'

/** The target of a link: a URL, or a function that is called on a click. */
export type LinkTarget = string | (() => unknown)

export interface LinkProps {
  readonly to: LinkTarget
  readonly part?: 'link' | 'submit' | 'secondary' | undefined
  readonly children: ReactNode
}

/**
 * Renders a link for a URL, and a button for a function. `part` selects the style. The button ignores the second click
 * of a double click, because the first click may have put another button at the same position.
 */
export function Link({ to, part = 'link', children }: LinkProps): ReactNode {
  return typeof to === 'string' ? (
    <a data-ck-part={part} href={to}>
      {children}
    </a>
  ) : (
    <button data-ck-part={part} type="button" onClick={({ detail }) => void (detail < 2 && to())}>
      {children}
    </button>
  )
}
