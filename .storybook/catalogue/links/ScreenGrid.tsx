import type { ReactNode } from 'react'
import { addressOf, screenPages } from '../facts/screenPages.ts'
import { CardGrid } from './CardGrid.tsx'

/** Links to the pages of the screens. */
export function ScreenGrid(): ReactNode {
  const cards = screenPages.map((page) => ({
    href: addressOf(page),
    title: page.title,
    text: page.about ?? page.steps.join(', '),
  }))
  return <CardGrid cards={cards} />
}
