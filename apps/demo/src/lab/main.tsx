/** Starts the library's page with the lab beside it: see lab.html. */
import '../library/styles.ts'
import './styles/labPage.css'
import './styles/lab.css'
import './styles/intro.css'
import './styles/code.css'
import './styles/panels.css'
import './styles/people.css'
import './styles/phone.css'
import './styles/wireLog.css'
import './styles/lanes.css'
import './styles/settings.css'
import './styles/now.css'
import './styles/nowBar.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadLanguage } from '../library/language.ts'
import { storedLanguage, storeLanguage } from './chosenLanguage.ts'
import { LabPage } from './LabPage.tsx'
import { applyTheme, storedTheme } from './theme.ts'

const theme = storedTheme()
const language = storedLanguage()
applyTheme(theme)
storeLanguage(language)

const root = createRoot(document.querySelector('#root') ?? document.body)
const queryClient = new QueryClient()
const initial = { language: await loadLanguage(language), theme }

root.render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LabPage initial={initial} />
    </QueryClientProvider>
  </StrictMode>,
)
