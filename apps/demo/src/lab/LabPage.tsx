import { SignInProvider } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'
import { showLanguage, showTheme, type Theme } from './display.ts'
import { Lab } from './lab/Lab.tsx'
import { hasLab, useBrowserSrp } from './lab/labState.ts'
import { Library } from './library/Library.tsx'
import { LanguageContext, type LanguagePack, loadLanguage } from './words/language.ts'

/** The library's page, and beside it the lab, if there is one. Both look at the same sign-in. */
export function App({ first }: { first: { pack: LanguagePack; theme: Theme } }): ReactNode {
  const [pack, setPack] = useState(first.pack)
  const [theme, setTheme] = useState(first.theme)
  const srp = useBrowserSrp()

  const lab = (
    <Lab
      theme={theme}
      onTheme={(next) => {
        showTheme(next)
        setTheme(next)
      }}
      onLanguage={async (next) => {
        const loaded = await loadLanguage(next)
        showLanguage(next)
        setPack(loaded)
      }}
    />
  )
  return (
    <LanguageContext value={pack}>
      {/* It is read once: so the provider is made anew. */}
      <SignInProvider key={String(srp)} browserSrp={srp} messages={pack.messages}>
        <div className="demo">
          <Library />
          {hasLab && lab}
        </div>
      </SignInProvider>
    </LanguageContext>
  )
}
