import { createElement, type ReactNode } from 'react'

/** The level of the heading: `h1` to `h4`. */
export type HeadingLevel = 1 | 2 | 3 | 4

export interface HeaderProps {
  readonly heading: string
  readonly lead?: ReactNode
  readonly level?: HeadingLevel | undefined
  /** Shown above the heading. Use an icon only on a screen without fields. */
  readonly icon?: ReactNode
}

/** The heading and the lead of a screen. The heading has a `tabIndex`, because a new screen may focus the heading. */
export function Header({ heading, lead, level = 1, icon }: HeaderProps): ReactNode {
  return (
    <div data-ck-part="header">
      {icon}
      {createElement(`h${level}`, { 'data-ck-part': 'heading', tabIndex: -1 }, heading)}
      {lead && <p data-ck-part="lead">{lead}</p>}
    </div>
  )
}
