import type { ReactNode } from 'react'
import { addressOf, screenPages } from '../facts/screenPages.ts'
import { CardGrid } from './CardGrid.tsx'

export interface ScreenGridProps {
  /** The id of a part of the page. @default the top of the page */
  readonly part?: string
}

/** Links to the pages of the screens. */
export function ScreenGrid({ part }: ScreenGridProps): ReactNode {
  const cards = screenPages.map((page) => ({
    href: addressOf(page) + (part ? `#${part}` : ''),
    title: page.title,
    text: page.about ?? page.steps.join(', '),
  }))
  return <CardGrid cards={cards} />
}
