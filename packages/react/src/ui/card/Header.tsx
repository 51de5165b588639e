import { createElement, type ReactNode } from 'react'

/** Where the heading stands among those of the page. */
export type HeadingLevel = 1 | 2 | 3 | 4

export interface HeaderProps {
  readonly heading: string
  readonly lead?: ReactNode
  readonly level?: HeadingLevel | undefined
  /** Only where there is no field. */
  readonly icon?: ReactNode
}

/** What is asked, and where its answer comes from. A new screen puts the focus on the heading, hence the tabIndex. */
export function Header({ heading, lead, level = 1, icon }: HeaderProps): ReactNode {
  return (
    <div data-ck-part="header">
      {icon}
      {createElement(`h${level}`, { 'data-ck-part': 'heading', tabIndex: -1 }, heading)}
      {lead && <p data-ck-part="lead">{lead}</p>}
    </div>
  )
}
