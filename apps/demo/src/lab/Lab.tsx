import { useSession, useSignIn, useSignOut } from '@challenge-kit/react'
import { type ReactNode, use } from 'react'
import { type Language, LanguageContext } from '../library/language.ts'
import { Icon } from './controls/Icon.tsx'
import { Segments } from './controls/Segments.tsx'
import { useWide } from './controls/useWide.ts'
import { AuthenticatorPanel } from './panels/AuthenticatorPanel.tsx'
import { InboxPanel } from './panels/InboxPanel.tsx'
import { PeoplePanel } from './panels/PeoplePanel.tsx'
import { WireLogPanel } from './panels/WireLogPanel.tsx'
import { SettingsPanel } from './settings/SettingsPanel.tsx'
import { runLabAction, useLabState } from './state/labStore.ts'
import type { Theme } from './theme.ts'
import { useLabWords } from './words/useLabWords.ts'

export interface LabProps {
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly onLanguage: (language: Language) => void
}

/** The lab beside the sign-in: people, their authenticator app and inbox, the messages to Cognito, and settings. */
export function Lab({ theme, onTheme, onLanguage }: LabProps): ReactNode {
  const { language } = use(LanguageContext)
  const { lab: text } = useLabWords()
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
          <WireLogPanel lab={lab} />
          <SettingsPanel lab={lab} />
        </div>
      )}
    </aside>
  )
}

/** Ends the sign-in or the session of the page, and then resets the lab. */
function useStartOver(): () => Promise<void> {
  const flow = useSignIn()
  const session = useSession()
  const { mutateAsync: signOut } = useSignOut()
  return async () => {
    await (session.data ? signOut() : flow.restart())
    await runLabAction('reset')
  }
}
