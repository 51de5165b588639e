import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useWords } from './language.ts'
import type { SecurityProps } from './Security.tsx'

const Security = lazy(() => import('./Security.tsx').then(({ Security }) => ({ default: Security })))

/** The user's security settings. The browser loads the code of this section when the user opens the section. */
export function AccountSection(props: SecurityProps): ReactNode {
  const words = useWords().member
  const [opened, setOpened] = useState(false)
  return (
    <details className="account" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        {words.security}
        <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
          <path d="m4.75 7.75 5.25 5.25 5.25-5.25" fill="none" stroke="currentColor" strokeWidth={1.5} />
        </svg>
      </summary>
      <Suspense>{opened && <Security {...props} />}</Suspense>
    </details>
  )
}
