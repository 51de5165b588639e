/** A page with `<SignIn />` alone, whose styles come in two files. `npm run browsers` opens it under a strict policy. */
import '@challenge-kit/react/first.css'
import { SignIn } from '@challenge-kit/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const queryClient = new QueryClient()
const loadStyles = (): Promise<unknown> => import('@challenge-kit/react/screens.css')

createRoot(document.querySelector('#root') ?? document.body).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SignIn identifier="email" appName="Lantern" loadStyles={loadStyles} />
    </QueryClientProvider>
  </StrictMode>,
)
