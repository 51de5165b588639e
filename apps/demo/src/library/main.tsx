import './styles/layers.css'
import '@challenge-kit/react/styles.css'
import './styles/page.css'
import './styles/library.css'
import './styles/account.css'
import './styles/lab.css'
import './styles/panels.css'
import './styles/people.css'
import './styles/phone.css'
import './styles/conversation.css'
import './styles/lanes.css'
import './styles/settings.css'
import './styles/headless.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { showLanguage, showTheme, storedLanguage, storedTheme } from './display.ts'
import { loadLanguage } from './words/language.ts'

const theme = storedTheme()
const language = storedLanguage()
showTheme(theme)
showLanguage(language)

const root = createRoot(document.querySelector('#root') ?? document.body)
const queryClient = new QueryClient()
const pack = await loadLanguage(language)

root.render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App first={{ pack, theme }} />
    </QueryClientProvider>
  </StrictMode>,
)
