'use client'

import { type QueryClient, QueryClientContext } from '@tanstack/react-query'
import { useContext } from 'react'

/** Returns the page's query client, for a provider. */
export function useClient(): QueryClient {
  const client = useContext(QueryClientContext)
  if (client) return client
  throw new Error('Put a <QueryClientProvider> of @tanstack/react-query around the page.')
}
