import type { ReactNode } from 'react'
import { useLabWords } from '../words/useLabWords.ts'
import { CopyButton } from '../controls/CopyButton.tsx'
import { links } from './links.ts'

const INSTALL = 'npm install @challenge-kit/react'

/** Says what the kit is and how to install it, with links to read on. `children` are the tools of the page. */
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
      <div className="intro-next">
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
        <div className="install">
          <p>
            <code dir="ltr" translate="no">
              {INSTALL}
            </code>
            <small>
              {text.notOnNpm} <a href={links.install}>{text.fromClone}</a>
            </small>
          </p>
          <CopyButton text={INSTALL} label={text.copyInstall} />
        </div>
      </div>
    </header>
  )
}
