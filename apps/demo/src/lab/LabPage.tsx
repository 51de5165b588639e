import { SignInProvider } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'
import { HeadlessSignIn } from '../headless/HeadlessSignIn.tsx'
import { DropInSignIn } from '../library/DropInSignIn.tsx'
import { LanguageContext, type LanguagePack, loadLanguage } from '../library/language.ts'
import { LibraryPage } from '../library/LibraryPage.tsx'
import { storeLanguage } from './chosenLanguage.ts'
import { OPEN_CODE } from './intro/CodeModes.tsx'
import { KitBar } from './intro/KitBar.tsx'
import { Lab } from './Lab.tsx'
import { useBrowserSrp, useFirstField } from './state/labStore.ts'
import { applyTheme, type Theme } from './theme.ts'

export interface LabPageProps {
  readonly initial: { readonly language: LanguagePack; readonly theme: Theme }
}

/** The library's page beside the lab. Both use the same sign-in. */
export function LabPage({ initial }: LabPageProps): ReactNode {
  const [language, setLanguage] = useState(initial.language)
  const [theme, setTheme] = useState(initial.theme)
  const [isOpen, setIsOpen] = useState(location.hash === OPEN_CODE)
  const code = { isOpen, onToggle: () => setIsOpen(!isOpen) }
  const browserSrp = useBrowserSrp()
  const first = useFirstField()
  const signIn = location.pathname === '/headless' ? <HeadlessSignIn first={first} /> : <DropInSignIn first={first} />

  const lab = (
    <Lab
      code={code}
      theme={theme}
      onTheme={(chosen) => {
        applyTheme(chosen)
        setTheme(chosen)
      }}
      onLanguage={async (chosen) => {
        setLanguage(await loadLanguage(chosen))
        storeLanguage(chosen)
      }}
    />
  )
  return (
    <LanguageContext value={language}>
      {/* The provider reads `browserSrp` only once, so a new value needs a new provider. */}
      <SignInProvider key={String(browserSrp)} browserSrp={browserSrp} messages={language.messages}>
        <div className="demo">
          <div className="preview">
            <KitBar code={code} />
            <LibraryPage first={first} signIn={signIn} />
          </div>
          {lab}
        </div>
      </SignInProvider>
    </LanguageContext>
  )
}
