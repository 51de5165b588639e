import { SignInProvider, type Transport } from '@challenge-kit/react'
import { ja } from '@challenge-kit/react/messages/ja'
import { jaAccount } from '@challenge-kit/react/messages/ja-account'
import { scenario } from '@challenge-kit/react/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

export interface StageProps {
  readonly locale: string
  /** Creates the backend. The function is called each time the story is shown. @default a backend without replies */
  readonly backend?: (() => Transport) | undefined
  /** Uses the width of the page. @default the width of a card */
  readonly wide?: boolean
  readonly children: ReactNode
}

const japanese = { ...ja, ...jaAccount }
const noReplies = (): Transport => scenario([]).transport

/** The providers that every component of the kit needs, and the language of the toolbar. */
export function Stage({ locale, backend = noReplies, wide = false, children }: StageProps): ReactNode {
  const [{ client, transport }] = useState(() => ({ client: new QueryClient(), transport: backend() }))
  return (
    <QueryClientProvider client={client}>
      <SignInProvider transport={transport} messages={locale === 'ja' ? japanese : undefined}>
        <div style={{ inlineSize: wide ? undefined : '25rem', maxInlineSize: '100%' }}>{children}</div>
      </SignInProvider>
    </QueryClientProvider>
  )
}
