import type { ReactNode } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { useLabWords } from '../words/useLabWords.ts'

/** The fragment of the page's URL with which the page opens with its code. */
export const OPEN_CODE = '#code'

export interface CodeModesProps {
  /** True if the page shows its code. */
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** Changes between the kit's screens and the demo's own markup, and opens the code of what is on screen. */
export function CodeModes({ isOpen, onToggle }: CodeModesProps): ReactNode {
  const text = useLabWords().intro
  const isHeadless = location.pathname === '/headless'
  const fragment = isOpen ? OPEN_CODE : ''
  return (
    <div className="code-modes">
      <nav className="segments" aria-label={text.mode}>
        <a href={`/${fragment}`} aria-current={isHeadless ? undefined : 'page'}>
          {text.dropIn}
        </a>
        <a href={`/headless${fragment}`} aria-current={isHeadless ? 'page' : undefined}>
          {text.headless}
        </a>
      </nav>
      <button className="quiet" type="button" aria-expanded={isOpen} onClick={onToggle}>
        {isOpen ? text.hideCode : text.showCode}
        <Icon name="chevron" />
      </button>
    </div>
  )
}
