import { type ReactNode, Suspense, useState } from 'react'

/** A section of the signed-in user. The browser loads the code of its content when the user opens the section. */
export function Section({ heading, children }: { readonly heading: string; readonly children: ReactNode }): ReactNode {
  const [opened, setOpened] = useState(false)
  return (
    <details className="account" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        {heading}
        <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
          <path d="m4.75 7.75 5.25 5.25 5.25-5.25" fill="none" stroke="currentColor" strokeWidth={1.5} />
        </svg>
      </summary>
      <Suspense>{opened && children}</Suspense>
    </details>
  )
}
