import type { ReactNode } from 'react'
import { Stage } from '../stage/Stage.tsx'
import { screens } from './screens.tsx'
import './sheet.css'

interface Column {
  readonly name: string
  readonly theme: 'light' | 'dark'
  readonly locale?: 'ja'
  readonly dir?: 'rtl'
  readonly width?: number
}

const columns: readonly Column[] = [
  { name: 'Light', theme: 'light' },
  { name: 'Dark', theme: 'dark' },
  { name: '320 pixels', theme: 'light', width: 320 },
  { name: 'Japanese', theme: 'light', locale: 'ja' },
  { name: 'Right to left', theme: 'light', dir: 'rtl' },
]

/** All screens side by side. The sheet is a picture: `inert` keeps its many forms from taking the focus. */
export function Sheet(): ReactNode {
  return (
    <div className="ck-sheet" inert>
      {columns.map(({ name, theme, locale = 'en', dir = 'ltr', width }) => (
        <section key={name} lang={locale} dir={dir} data-ck-theme={theme}>
          <h2>{name}</h2>
          {screens.map((screen) => (
            <figure key={screen.name} style={{ inlineSize: width ?? 432 }}>
              <figcaption lang="en" dir="ltr">
                {screen.name}
              </figcaption>
              <Stage locale={locale}>{screen.render()}</Stage>
            </figure>
          ))}
        </section>
      ))}
    </div>
  )
}
