import { CredentialsForm } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { screenArgs } from '../stage/screenStory.tsx'
import './theming.css'

const brands = { forest: 'Forest', ink: 'Ink', sunset: 'Sunset' } as const

/** The three brands of the toolbar, side by side. */
export function BrandRow(): ReactNode {
  return (
    <div className="brand-row">
      {Object.entries(brands).map(([brand, name]) => (
        <figure key={brand} data-brand={brand}>
          <figcaption lang="en">{name}</figcaption>
          <CredentialsForm {...screenArgs} username="" headingLevel={3} forgot={screenArgs.submit} />
        </figure>
      ))}
    </div>
  )
}
