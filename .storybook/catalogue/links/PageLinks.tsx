import type { ReactNode } from 'react'

export interface PageLinksProps {
  readonly parts: readonly (readonly [id: string, title: string])[]
}

/** Links to the parts of a page. Storybook opens a link in its own window without `target`. */
export function PageLinks({ parts }: PageLinksProps): ReactNode {
  return (
    <nav className="ck-docs-links" aria-label="On this page">
      {parts.map(([id, title]) => (
        <a key={id} href={`#${id}`} target="_self" onClick={() => unfold(id)}>
          {title}
        </a>
      ))}
    </nav>
  )
}

/** Opens the part if it is folded. */
function unfold(id: string): void {
  const part = document.getElementById(id)
  if (part instanceof HTMLDetailsElement) part.open = true
}
