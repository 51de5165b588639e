/** Starts the library's app with the headless sign-in, which has its own markup. */
import '../library/styles.ts'
import { SignInProvider } from '@challenge-kit/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { browserSrp, first } from '../library/authFlow.ts'
import { browserLanguage, LanguageContext, loadLanguage } from '../library/language.ts'
import { LibraryPage } from '../library/LibraryPage.tsx'
import { HeadlessSignIn } from './HeadlessSignIn.tsx'

const root = createRoot(document.querySelector('#root') ?? document.body)
const queryClient = new QueryClient()
const language = await loadLanguage(browserLanguage())

root.render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageContext value={language}>
        <SignInProvider browserSrp={browserSrp} messages={language.messages}>
          <LibraryPage first={first} signIn={<HeadlessSignIn first={first} />} />
        </SignInProvider>
      </LanguageContext>
    </QueryClientProvider>
  </StrictMode>,
)
