import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Icon } from '../Icon.tsx'
import { useWords } from '../words/language.ts'

const Security = lazy(() => import('./Security.tsx').then(({ Security }) => ({ default: Security })))

/** What a member can look after: loaded when it is opened. */
export function Account({ username }: { username: string }): ReactNode {
  const words = useWords().member
  const [opened, setOpened] = useState(false)
  return (
    <details className="account" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        {words.security}
        <Icon name="chevron" />
      </summary>
      <Suspense>{opened && <Security username={username} />}</Suspense>
    </details>
  )
}
