import { RequireSession } from '@challenge-kit/react'
import { type ReactNode, useEffect } from 'react'
import { AccountSection } from './AccountSection.tsx'
import type { FirstField } from './authFlow.ts'
import { useWords } from './language.ts'
import { LoansSection } from './LoansSection.tsx'
import { MemberCard } from './MemberCard.tsx'

export interface LibraryPageProps {
  readonly first: FirstField
  /** The content for users who are not signed in. */
  readonly signIn: ReactNode
}

/** The page of the library. It shows the sign-in, or the library card of a signed-in user. */
export function LibraryPage({ first, signIn }: LibraryPageProps): ReactNode {
  const words = useWords()
  useEffect(() => {
    document.title = words.name
  }, [words])

  const signInOrSignUp = (
    <>
      {signIn}
      <p className="sign-up">
        <a href="#library">{words.signUp}</a>
      </p>
    </>
  )
  return (
    <div className="library">
      <header className="library-bar">
        <p className="brand">
          <svg className="icon" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
            <path d="M10 2.25c3.1 2.6 4.6 4.95 4.6 7.25a4.6 4.6 0 0 1-9.2 0c0-2.3 1.5-4.65 4.6-7.25Z" />
            <path d="M6 17.25h8" stroke="currentColor" strokeWidth={2} strokeLinecap="round" />
          </svg>
          {words.name}
        </p>
        <nav>{words.links.map(toLink)}</nav>
      </header>
      <main className="library-main" id="library">
        <RequireSession fallback={signInOrSignUp}>
          {(session) => (
            <>
              <MemberCard session={session} />
              <LoansSection first={first} />
              <AccountSection username={session.signInName} first={first} />
            </>
          )}
        </RequireSession>
      </main>
      <footer className="library-foot">{words.footer.map(toLink)}</footer>
    </div>
  )
}

const toLink = (label: string): ReactNode => (
  <a key={label} href="#library">
    {label}
  </a>
)
