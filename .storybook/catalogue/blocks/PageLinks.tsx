import type { ReactNode } from 'react'

export interface PageLinksProps {
  /** True if the page shows a version with your own markup. */
  readonly own: boolean
  /** True if the page shows other forms of the screen. */
  readonly variants: boolean
}

/** Links to the parts of the page of a screen. Storybook opens a link in its own window without `target`. */
export function PageLinks({ own, variants }: PageLinksProps): ReactNode {
  const parts = [
    ['when', 'When it is shown'],
    ...(own ? [['replace', 'Replace it']] : []),
    ['types', 'Types'],
    ['errors', 'Errors'],
    ...(variants ? [['forms', 'Other forms']] : []),
  ]
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
