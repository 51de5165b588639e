import { type ReactNode, useEffect, useState } from 'react'

const actions = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

export interface QuietFocusProps {
  readonly children: ReactNode
  /** The language of the picture. */
  readonly lang: string
  /** The writing direction of the picture. */
  readonly dir: string
}

/**
 * Keeps the focus where it is until the reader does something. A screen of the kit takes the focus when it appears, but on
 * a page of the catalogue that would scroll the page away from its beginning.
 */
export function QuietFocus({ children, lang, dir }: QuietFocusProps): ReactNode {
  const [inert, setInert] = useState(true)
  useEffect(() => {
    const wake = (): void => setInert(false)
    for (const action of actions) addEventListener(action, wake)
    return () => {
      for (const action of actions) removeEventListener(action, wake)
    }
  }, [])
  return (
    <div className="ck-docs-picture" inert={inert} lang={lang} dir={dir}>
      {children}
    </div>
  )
}
