import type { Session } from '@challenge-kit/core'
import type { Scenario } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MessagesInput } from '../messages/messages.ts'
import { ja } from '../messages/ja.ts'
import { SignIn, type SignInProps } from '../sign-in/SignIn.tsx'
import { withNetwork } from './networkConditions.ts'

export interface SignInStoryProps extends Omit<SignInProps, 'transport'> {
  /** Creates the scripted backend. The function is called each time the story is shown. */
  readonly script: () => Scenario
  /** True if the page was reloaded during a sign-in. The first call is then `resume`. */
  readonly reloaded?: boolean
  /** The session of a user who is already signed in. */
  readonly session?: Session
  readonly locale?: 'en' | 'ja'
  /** The network of the toolbar. @default fast */
  readonly network?: string
  /** The width of the page in pixels. @default 400 */
  readonly width?: number
}

/** A page for stories with `<SignIn />` and a scripted backend. */
export function SignInStory({
  script,
  reloaded = false,
  session,
  locale = 'en',
  network,
  width = 400,
  ...props
}: SignInStoryProps): ReactNode {
  const [{ client, transport }] = useState(() => {
    sessionStorage.clear()
    if (reloaded) sessionStorage.setItem('challenge-kit.sign-in', '1')
    const client = new QueryClient()
    if (session) client.setQueryData(['session'], session)
    return { client, transport: withNetwork(script().transport, network) }
  })
  const messages: MessagesInput = { ...(locale === 'ja' && ja), ...props.messages }
  return (
    <QueryClientProvider client={client}>
      <div style={{ inlineSize: width, maxInlineSize: '100%' }}>
        <SignIn help="#help" {...props} transport={transport} messages={messages} />
      </div>
    </QueryClientProvider>
  )
}
