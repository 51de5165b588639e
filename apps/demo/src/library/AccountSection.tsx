import { lazy, type ReactNode } from 'react'
import { useWords } from './language.ts'
import { Section } from './Section.tsx'
import type { SecurityProps } from './Security.tsx'

const Security = lazy(() => import('./Security.tsx').then(({ Security }) => ({ default: Security })))

/** The user's security settings. */
export function AccountSection(props: SecurityProps): ReactNode {
  return (
    <Section heading={useWords().member.security}>
      <Security {...props} />
    </Section>
  )
}
