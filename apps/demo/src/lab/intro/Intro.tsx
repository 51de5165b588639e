import type { ReactNode } from 'react'
import { useLabWords } from '../words/useLabWords.ts'
import { links } from './links.ts'

/** Says what the kit is, with links to read on. `children` are the tools of the page. */
export function Intro({ children }: { readonly children: ReactNode }): ReactNode {
  const text = useLabWords().intro
  return (
    <header className="intro" id="kit">
      <div className="intro-head">
        <h2 translate="no">
          <svg className="kit-mark" viewBox="0 0 20 20" aria-hidden="true">
            <rect x={1.5} y={1.5} width={17} height={17} rx={5} />
            <path d="M6 10.25 9 13.25 14.25 7" />
          </svg>
          Challenge Kit
        </h2>
        {children}
      </div>
      <p className="intro-lead">{text.lead}</p>
      <nav className="intro-links" aria-label={text.links.label}>
        <a href={links.start}>{text.links.start}</a>
        <a href={links.guides}>{text.links.guides}</a>
        <a href={links.security}>{text.links.security}</a>
        <a href={links.storybook} translate="no">
          Storybook
        </a>
        <a href={links.source} translate="no">
          GitHub
        </a>
      </nav>
    </header>
  )
}
