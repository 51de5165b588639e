import type { Session } from '@challenge-kit/core'
import type { Scenario } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MessagesInput } from '../messages/messages.ts'
import { ja } from '../messages/ja.ts'
import { SignIn, type SignInProps } from '../sign-in/SignIn.tsx'

export interface StageProps extends Omit<SignInProps, 'transport'> {
  /** The conversation to play: made anew each time the story is shown. */
  readonly script: () => Scenario
  /** The tab has left a sign-in behind: the conversation begins with what `resume` finds. */
  readonly reloaded?: boolean
  /** Who is signed in already. */
  readonly session?: Session
  readonly locale?: 'en' | 'ja'
  /** Pixels. @default 400 */
  readonly width?: number
}

/** A page for stories: `<SignIn />` over a scripted conversation, as wide as a phone or a pane. */
export function Stage({
  script,
  reloaded = false,
  session,
  locale = 'en',
  width = 400,
  ...props
}: StageProps): ReactNode {
  const [{ client, talk }] = useState(() => {
    sessionStorage.clear()
    if (reloaded) sessionStorage.setItem('challenge-kit.sign-in', '1')
    const client = new QueryClient()
    if (session) client.setQueryData(['session'], session)
    return { client, talk: script() }
  })
  const messages: MessagesInput = { ...(locale === 'ja' && ja), ...props.messages }
  return (
    <QueryClientProvider client={client}>
      <div style={{ inlineSize: width, maxInlineSize: '100%' }}>
        <SignIn help="#help" {...props} transport={talk.transport} messages={messages} />
      </div>
    </QueryClientProvider>
  )
}
