import type { Scenario } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ja } from '../messages/ja.ts'
import { jaAccount } from '../messages/ja/account.ts'
import { SignInProvider } from '../SignInProvider.tsx'
import '../styles/account.css'

export interface AccountStageProps {
  /** What the account's calls come back with: made anew each time the story is shown. */
  readonly script: () => Scenario
  readonly locale?: 'en' | 'ja'
  /** Pixels. @default 400 */
  readonly width?: number
  readonly children?: ReactNode
}

/** A page for stories: one screen of the account, as wide as a phone or a pane. */
export function AccountStage({ script, locale = 'en', width = 400, children }: AccountStageProps): ReactNode {
  const [{ client, talk }] = useState(() => ({ client: new QueryClient(), talk: script() }))
  return (
    <QueryClientProvider client={client}>
      <SignInProvider transport={talk.transport} messages={locale === 'ja' ? { ...ja, ...jaAccount } : undefined}>
        <div style={{ inlineSize: width, maxInlineSize: '100%' }}>{children}</div>
      </SignInProvider>
    </QueryClientProvider>
  )
}
