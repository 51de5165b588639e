import { useSignIn } from '@challenge-kit/react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { CopyButton } from '../controls/CopyButton.tsx'
import { Icon } from '../controls/Icon.tsx'
import { Scroller } from '../controls/Scroller.tsx'
import { useLabWords } from '../words/useLabWords.ts'
import { filesOnScreen, type SourceFile } from './pageCode.ts'

const INSTALL = 'npm install @challenge-kit/react'

/** How to install the kit, and the code of what is on screen: with the kit's screens, or with markup of its own. */
export function CodePanel(): ReactNode {
  const text = useLabWords().intro
  const [isOpen, setIsOpen] = useState(false)
  const isHeadless = location.pathname === '/headless'
  const { step } = useSignIn()

  return (
    <section className="panel code-panel" aria-label={text.code}>
      <p className="install">
        <code dir="ltr" translate="no">
          {INSTALL}
        </code>
        <CopyButton text={INSTALL} label={text.copyInstall} />
      </p>
      <div className="code-modes">
        <nav className="segments" aria-label={text.mode}>
          <a href="/" aria-current={isHeadless ? undefined : 'page'}>
            {text.dropIn}
          </a>
          <a href="/headless" aria-current={isHeadless ? 'page' : undefined}>
            {text.headless}
          </a>
        </nav>
        <button className="quiet" type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? text.hideCode : text.showCode}
          <Icon name="chevron" />
        </button>
      </div>
      {isOpen && filesOnScreen(isHeadless, step).map((file) => <Source key={file.name} file={file} />)}
      {isOpen && <p className="aside">{text.notOnNpm}</p>}
    </section>
  )
}

function Source({ file }: { readonly file: SourceFile }): ReactNode {
  const text = useLabWords().intro
  const { data: code = '' } = useQuery({
    queryKey: ['source', file.name],
    queryFn: () => file.load(),
    staleTime: Infinity,
  })

  return (
    <figure className="source">
      <figcaption>
        <span translate="no">{file.name}</span>
        <CopyButton text={code} label={text.copyFile(file.name)} />
      </figcaption>
      <Scroller label={file.name}>
        <pre dir="ltr" translate="no">
          <code>{code}</code>
        </pre>
      </Scroller>
    </figure>
  )
}
