import { lazy, type ReactNode } from 'react'
import type { FirstField } from './authFlow.ts'
import { useWords } from './language.ts'
import { Section } from './Section.tsx'

const Loans = lazy(() => import('./Loans.tsx').then(({ Loans }) => ({ default: Loans })))

/** The user's loans, from the library's own API. */
export function LoansSection(props: { readonly first: FirstField }): ReactNode {
  return (
    <Section heading={useWords().loans.heading}>
      <Loans {...props} />
    </Section>
  )
}
