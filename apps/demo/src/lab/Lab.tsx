import { useSession, useSignIn, useSignOut } from '@challenge-kit/react'
import { type ReactNode, use } from 'react'
import { type Language, LanguageContext } from '../library/language.ts'
import { Icon } from './controls/Icon.tsx'
import { Segments } from './controls/Segments.tsx'
import { useSideBySide, useWide } from './controls/useWide.ts'
import { CodeModes, type CodeModesProps } from './intro/CodeModes.tsx'
import { CodePanel } from './intro/CodePanel.tsx'
import { Intro } from './intro/Intro.tsx'
import { NowPanel } from './now/NowPanel.tsx'
import { AuthenticatorPanel } from './panels/AuthenticatorPanel.tsx'
import { InboxPanel } from './panels/InboxPanel.tsx'
import { PeoplePanel } from './panels/PeoplePanel.tsx'
import { WireLogPanel } from './panels/WireLogPanel.tsx'
import { SettingsPanel } from './settings/SettingsPanel.tsx'
import { runLabAction, useLabState } from './state/labStore.ts'
import { usePersonPicker } from './state/usePersonPicker.ts'
import type { Theme } from './theme.ts'
import { useLabWords } from './words/useLabWords.ts'

export interface LabProps {
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly onLanguage: (language: Language) => void
  readonly code: CodeModesProps
}

/** The page beside the sign-in: what the kit is, what to do now, people to try, the messages to Cognito, settings. */
export function Lab({ theme, onTheme, onLanguage, code }: LabProps): ReactNode {
  const { language } = use(LanguageContext)
  const { lab: text } = useLabWords()
  const lab = useLabState()
  const startOver = useStartOver()
  const picker = usePersonPicker()
  const isSideBySide = useSideBySide()
  const codePanel = code.isOpen && <CodePanel />

  return (
    <aside className="lab" data-wide={useWide() || undefined} aria-label={text.name}>
      <Intro>
        <div className="lab-tools">
          <Segments name="language" label={text.language} value={language} onChange={onLanguage}>
            {{ en: 'EN', ja: '日本語' }}
          </Segments>
          <Segments name="theme" label={text.theme} value={theme} onChange={onTheme}>
            {text.themes}
          </Segments>
        </div>
      </Intro>
      {lab && (
        <div className="bench">
          {isSideBySide && codePanel}
          <NowPanel lab={lab} picker={picker} />
          <PeoplePanel lab={lab} picker={picker} />
          {!isSideBySide && <CodeModes {...code} />}
          {!isSideBySide && codePanel}
          <WireLogPanel lab={lab} />
          <AuthenticatorPanel lab={lab} />
          <InboxPanel lab={lab} />
          <SettingsPanel lab={lab} />
          <p className="lab-foot">
            {text.lead}
            <button className="quiet" type="button" onClick={startOver}>
              <Icon name="refresh" />
              {text.reset}
            </button>
          </p>
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
