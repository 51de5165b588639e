import { RequireSession } from '@challenge-kit/react'
import { type ReactNode, useEffect } from 'react'
import { Headless } from '../headless/Headless.tsx'
import { Icon } from '../Icon.tsx'
import { useWords } from '../words/language.ts'
import { Account } from './Account.tsx'
import { DropIn } from './DropIn.tsx'
import { Member } from './Member.tsx'

// Each mode is a page of its own. Going from one to the other in the middle of a sign-in keeps the place.
const signIn = location.pathname === '/headless' ? <Headless /> : <DropIn />

/** An ordinary page of an ordinary library. */
export function Library(): ReactNode {
  const words = useWords().library
  useEffect(() => {
    document.title = words.name
  }, [words])

  return (
    <div className="library">
      <header className="library-bar">
        <p className="brand">
          <Icon name="lantern" />
          {words.name}
        </p>
        <nav>
          {words.links.map((link) => (
            <a key={link} href="#library">
              {link}
            </a>
          ))}
        </nav>
      </header>
      <main className="library-main" id="library">
        <RequireSession
          fallback={
            <>
              {signIn}
              <p className="sign-up">
                <a href="#library">{words.signUp}</a>
              </p>
            </>
          }
        >
          {(session) => (
            <>
              <Member session={session} />
              <Account username={session.signInName} />
            </>
          )}
        </RequireSession>
      </main>
      <footer className="library-foot">
        {words.footer.map((link) => (
          <a key={link} href="#library">
            {link}
          </a>
        ))}
      </footer>
    </div>
  )
}
