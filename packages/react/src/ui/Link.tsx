import type { ReactNode } from 'react'

/** Where a link goes: an address, or what to do when it is pressed. */
export type LinkTarget = string | (() => unknown)

export interface LinkProps {
  readonly to: LinkTarget
  readonly part?: 'link' | 'submit' | 'secondary' | undefined
  readonly children: ReactNode
}

/**
 * A link for an address, a button for what happens here: each looks as `part` says. What a button brings may put another
 * in its place: the second press of a double click is not meant for that one.
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
