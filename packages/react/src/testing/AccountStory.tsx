import type { Scenario } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ja } from '../messages/ja.ts'
import { jaAccount } from '../messages/ja/account.ts'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import '../styles/account.css'
import { withNetwork } from './networkConditions.ts'

export interface AccountStoryProps {
  /** Creates the scripted backend. The function is called each time the story is shown. */
  readonly script: () => Scenario
  readonly locale?: 'en' | 'ja'
  /** The network of the toolbar. @default fast */
  readonly network?: string
  /** The width of the page in pixels. @default 400 */
  readonly width?: number
  readonly children?: ReactNode
}

/** A page for stories with one account screen. */
export function AccountStory({ script, locale = 'en', network, width = 400, children }: AccountStoryProps): ReactNode {
  const [{ client, transport }] = useState(() => ({
    client: new QueryClient(),
    transport: withNetwork(script().transport, network),
  }))
  return (
    <QueryClientProvider client={client}>
      <SignInProvider transport={transport} messages={locale === 'ja' ? { ...ja, ...jaAccount } : undefined}>
        <div style={{ inlineSize: width, maxInlineSize: '100%' }}>{children}</div>
      </SignInProvider>
    </QueryClientProvider>
  )
}
