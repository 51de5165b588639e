import type { ReactNode } from 'react'
import { addressOf, screenPages } from '../facts/screenPages.ts'
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

/** All screens side by side. Each screen is a picture: `inert` keeps its form from taking the focus. */
export function Sheet(): ReactNode {
  return (
    <div className="ck-sheet">
      {columns.map(({ name, theme, locale = 'en', dir = 'ltr', width }) => (
        <section key={name} lang={locale} dir={dir} data-ck-theme={theme}>
          <h2>{name}</h2>
          {screens.map((screen) => (
            <figure key={screen.name} style={{ inlineSize: width ?? 432 }}>
              <figcaption lang="en" dir="ltr">
                <Caption name={screen.name} linked={name === 'Light'} />
              </figcaption>
              <div inert>
                <Stage locale={locale}>{screen.render()}</Stage>
              </div>
            </figure>
          ))}
        </section>
      ))}
    </div>
  )
}

interface CaptionProps {
  readonly name: string
  readonly linked: boolean
}

/** The name of a screen. In the first column, the name leads to the page of the screen. */
function Caption({ name, linked }: CaptionProps): ReactNode {
  const page = screenPages.find(({ steps }) => steps.some((step) => step === name.split(',')[0]))
  return linked && page ? (
    <a href={addressOf(page)} target="_top">
      {name}
    </a>
  ) : (
    name
  )
}
