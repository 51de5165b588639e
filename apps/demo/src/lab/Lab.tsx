import { useSession, useSignIn, useSignOut } from '@challenge-kit/react'
import { type ReactNode, use } from 'react'
import type { Theme } from '../display.ts'
import { Icon } from '../Icon.tsx'
import { type Language, LanguageContext } from '../words/language.ts'
import { AuthenticatorPanel } from './AuthenticatorPanel.tsx'
import { ConversationPanel } from './ConversationPanel.tsx'
import { InboxPanel } from './InboxPanel.tsx'
import { actOnLab, useLabState } from './labState.ts'
import { PeoplePanel } from './PeoplePanel.tsx'
import { Segments } from './Segments.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { useWide } from './useWide.ts'

export interface LabProps {
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly onLanguage: (language: Language) => void
}

/** What a newcomer needs beside the sign-in: people, their phones and mailboxes, and what is being said. */
export function Lab({ theme, onTheme, onLanguage }: LabProps): ReactNode {
  const { language, words } = use(LanguageContext)
  const { lab: text } = words
  const lab = useLabState()
  const startOver = useStartOver()

  return (
    <aside className="lab" data-wide={useWide() || undefined} aria-label={text.name}>
      <header className="lab-head">
        <h2>{text.name}</h2>
        <div className="lab-tools">
          <nav className="segments" aria-label={text.mode}>
            <a href="/" aria-current={location.pathname !== '/headless' ? 'page' : undefined}>
              {text.dropIn}
            </a>
            <a href="/headless" aria-current={location.pathname === '/headless' ? 'page' : undefined}>
              {text.headless}
            </a>
          </nav>
          <Segments name="language" label={text.language} value={language} onChange={onLanguage}>
            {{ en: 'EN', ja: '日本語' }}
          </Segments>
          <Segments name="theme" label={text.theme} value={theme} onChange={onTheme}>
            {text.themes}
          </Segments>
          <button className="quiet" type="button" onClick={startOver}>
            <Icon name="refresh" />
            {text.reset}
          </button>
        </div>
        <p>{text.lead}</p>
      </header>
      {lab && (
        <div className="bench">
          <PeoplePanel lab={lab} />
          <AuthenticatorPanel lab={lab} />
          <InboxPanel lab={lab} />
          <ConversationPanel lab={lab} />
          <SettingsPanel lab={lab} />
        </div>
      )}
    </aside>
  )
}

/** Ends whatever is going on, on the page first, and then begins the lab anew. */
function useStartOver(): () => Promise<void> {
  const flow = useSignIn()
  const session = useSession()
  const { mutateAsync: signOut } = useSignOut()
  return async () => {
    await (session.data ? signOut() : flow.restart())
    await actOnLab('reset')
  }
}
