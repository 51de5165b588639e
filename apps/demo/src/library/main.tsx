/** Starts the library's app with the sign-in screens of the kit. `npm run browsers` also runs this app with the oldest libraries. */
import './styles.ts'
import { SignInProvider } from '@challenge-kit/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { browserSrp, first } from './authFlow.ts'
import { DropInSignIn } from './DropInSignIn.tsx'
import { browserLanguage, LanguageContext, loadLanguage } from './language.ts'
import { LibraryPage } from './LibraryPage.tsx'

const root = createRoot(document.querySelector('#root') ?? document.body)
const queryClient = new QueryClient()
const language = await loadLanguage(browserLanguage())

root.render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageContext.Provider value={language}>
        <SignInProvider browserSrp={browserSrp} messages={language.messages}>
          <LibraryPage first={first} signIn={<DropInSignIn first={first} />} />
        </SignInProvider>
      </LanguageContext.Provider>
    </QueryClientProvider>
  </StrictMode>,
)
