import type { ChallengeName } from '@challenge-kit/core'
import { SignIn, type SignInProps } from '@challenge-kit/react'
import { ja } from '@challenge-kit/react/messages/ja'
import { asks, type Outcome, scenario } from '@challenge-kit/react/testing'
import type { Decorator } from '@storybook/react-vite'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useContext, useState } from 'react'
import { fn } from 'storybook/test'
import { challengeFacts } from '../facts/challengeFacts.ts'
import type { PageStep } from '../facts/pageFacts.ts'
import '../own/own.css'
import { idPrefix } from './idPrefix.ts'
import { LocaleContext } from './LocaleContext.ts'
import { Stage } from './Stage.tsx'

/** Puts a component of the kit on a page without a sign-in. */
export const onStage: Decorator = (Story, { globals, parameters }) =>
  parameters['ownProvider'] === true ? (
    <Story />
  ) : (
    <Stage locale={String(globals['locale'])} wide={parameters['wide'] === true}>
      <Story />
    </Stage>
  )

/** The parameters of a story that is wider than a card. */
export const wide = { wide: true } as const

/** The props that every screen has outside a sign-in. `submit` is shown in the panel "Actions". */
export const screenArgs = {
  submit: fn(async () => undefined),
  pending: false,
  error: null,
  username: 'alice@example.com',
  restart: fn(),
  help: '#help',
}

/** The props of a screen for the challenge `name`. */
export function challengeArgs<N extends ChallengeName>(name: N) {
  return { ...screenArgs, challenge: challengeFacts[name].challenge }
}

/** The parameters of a story with your own markup. A prefix keeps its ids apart on a page of several stories. */
export const ownMarkup = {
  parameters: {
    ownProvider: true,
    ...idPrefix('own'),
    controls: { disable: true },
  },
} as const

export interface OwnScreenProps extends SignInProps {
  /** The challenge that the page shows. */
  readonly name?: ChallengeName
  /** The reply to the first call of the page. @default the challenge `name`. Without a name, there is no call. */
  readonly resume?: Outcome | undefined
}

/** `<SignIn />` with a component of your own. */
export function OwnScreen({
  name,
  resume = name && asks(name, challengeFacts[name].challenge),
  ...props
}: OwnScreenProps): ReactNode {
  const [{ client, transport }] = useState(() => {
    sessionStorage.clear()
    if (resume) sessionStorage.setItem('challenge-kit.sign-in', '1')
    const { transport } = scenario([], resume ? { resume, username: 'alice@example.com' } : {})
    return { client: new QueryClient(), transport }
  })
  const locale = useContext(LocaleContext)
  return (
    <QueryClientProvider client={client}>
      <div className="own">
        <SignIn transport={transport} messages={locale === 'ja' ? ja : undefined} {...props} />
      </div>
    </QueryClientProvider>
  )
}

/** What the page of a screen shows. A story file passes it as `parameters.screen`. */
export interface ScreenPageFacts {
  /** The steps that the screen is for. */
  readonly steps: readonly PageStep[]
  /** The source code of a page that shows the screen, if `<SignIn />` alone does not show it. */
  readonly example?: string
  /** The source code of the example. */
  readonly own: string
  /** The name of the stories in the part "Conditions", if they are about this screen. */
  readonly conditions?: string
}
