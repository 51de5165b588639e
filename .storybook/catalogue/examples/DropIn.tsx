import '@challenge-kit/react/styles.css'
import { RequireSession, SignInProvider } from '@challenge-kit/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'

const client = new QueryClient()

/** Shows the sign-in until the user is signed in, and then the page. */
export function App(): ReactNode {
  return (
    <QueryClientProvider client={client}>
      <SignInProvider>
        <RequireSession>{(session) => <p>Welcome, {session.signInName}.</p>}</RequireSession>
      </SignInProvider>
    </QueryClientProvider>
  )
}
