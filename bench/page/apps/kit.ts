import '@challenge-kit/react/styles.css'
import { SignIn } from '@challenge-kit/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

const browserSrp = new URLSearchParams(location.search).get('srp') === 'true'
const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id root.')
createRoot(root).render(
  createElement(QueryClientProvider, { client: new QueryClient() }, createElement(SignIn, { browserSrp })),
)
