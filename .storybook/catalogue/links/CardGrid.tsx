import { Fragment, type ReactNode } from 'react'
import { PageLink } from './PageLink.tsx'

export interface CardGridProps {
  readonly cards: readonly { readonly href: string; readonly title: string; readonly text: string }[]
}

/** Links to other pages, each with a title and a line of text. */
export function CardGrid({ cards }: CardGridProps): ReactNode {
  return (
    <div className="ck-docs-grid">
      {cards.map(({ href, title, text }) => (
        <PageLink key={href} href={href}>
          <strong>{title}</strong>
          <span>{breakable(text)}</span>
        </PageLink>
      ))}
    </div>
  )
}

/** Lets a long name in capitals break after an underscore, because a phone is narrower than the name. */
export function breakable(text: string): ReactNode {
  return text.split(/(?<=_)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
