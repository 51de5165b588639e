import { useSession, useSignIn } from '@challenge-kit/react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { CopyButton } from '../controls/CopyButton.tsx'
import { Scroller } from '../controls/Scroller.tsx'
import { useLabWords } from '../words/useLabWords.ts'
import { links } from './links.ts'
import { filesOnScreen } from './pageCode.ts'

/** The code of what is on screen, as it is in the repository: one file, and a button for each other file. */
export function CodePanel(): ReactNode {
  const text = useLabWords().intro
  const { step } = useSignIn()
  const session = useSession()
  const files = filesOnScreen(location.pathname === '/headless', session.data ? 'SIGNED_IN' : step)
  const [chosen, setChosen] = useState('')
  const file = files.find(({ name }) => name === chosen) ?? files[0]
  const { data: code = '' } = useQuery({
    queryKey: ['source', file?.name],
    queryFn: () => file?.load() ?? '',
    staleTime: Infinity,
  })

  if (!file) return null
  return (
    <section ref={scrollIntoView} className="panel code-panel" aria-label={text.code}>
      <div className="code-files">
        {files.map(({ name }) => (
          <button key={name} type="button" aria-pressed={name === file.name} onClick={() => setChosen(name)}>
            {name}
          </button>
        ))}
        <CopyButton text={code} label={text.copyFile(file.name)} />
      </div>
      <Scroller label={file.name}>
        <pre dir="ltr" translate="no">
          <code>{code}</code>
        </pre>
      </Scroller>
      <p className="code-folder">
        {text.folder} <a href={`${links.source}/tree/main/${file.folder}`}>{file.folder}</a>
      </p>
    </section>
  )
}

// The button that opens the panel may be at the lower edge of the window.
function scrollIntoView(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'nearest' })
}
