import type { ReactNode } from 'react'

export interface PageLinksProps {
  readonly parts: readonly (readonly [id: string, title: string])[]
}

/** Links to the parts of a page. Storybook opens a link in its own window without `target`. */
export function PageLinks({ parts }: PageLinksProps): ReactNode {
  return (
    <nav className="ck-docs-links" aria-label="On this page">
      {parts.map(([id, title]) => (
        <a key={id} href={`#${id}`} target="_self">
          {title}
        </a>
      ))}
    </nav>
  )
}
