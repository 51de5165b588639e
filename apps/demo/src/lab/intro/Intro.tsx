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
          <svg className="kit-mark" viewBox="0 0 32 32" aria-hidden="true">
            <rect width={32} height={32} rx={8} />
            <path d="M21.7 10.3a8 8 0 1 0 0 11.4" />
            <circle cx={24} cy={16} r={2.3} />
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
