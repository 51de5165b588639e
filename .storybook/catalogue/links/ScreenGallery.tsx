import type { ReactNode } from 'react'
import { addressOf, screenPages } from '../facts/screenPages.ts'
import { screens } from '../sheet/screens.tsx'
import { Stage } from '../stage/Stage.tsx'
import { breakable } from './CardGrid.tsx'
import { PageLink } from './PageLink.tsx'

const cards = screenPages.map((page) => ({ page, picture: screens.find(({ name }) => name === page.steps[0]) }))

/** Links to the pages of the screens, each with a picture of the screen. */
export function ScreenGallery(): ReactNode {
  return (
    <ul className="ck-docs-gallery">
      {cards.map(({ page, picture }) => (
        <li key={page.id}>
          {picture && (
            <div className="sb-unstyled" inert>
              <Stage locale="en">{picture.render()}</Stage>
            </div>
          )}
          <PageLink href={addressOf(page)}>
            <strong>{page.title}</strong>
            <span>{breakable(page.about ?? page.steps.join(', '))}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
