import { SignIn, type SignInProps } from '@challenge-kit/react'
import { ja } from '@challenge-kit/react/messages/ja'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Connection, connect } from './connect.ts'
import { JourneyPanel } from './JourneyPanel.tsx'
import { type Journey, type JourneyName, journeys } from './journeys.ts'
import type { JourneyNews } from './messages.ts'
import './live.css'

export interface LiveJourneyProps {
  readonly journey: JourneyName
  /** Your own screens. @default the kit's screens */
  readonly components?: SignInProps['components']
  readonly locale?: 'en' | 'ja'
  readonly network?: string
}

interface Opened {
  readonly client: QueryClient
  readonly connection: Connection
}

const nothing: JourneyNews = { calls: [], inbox: [], totp: null }

/** A whole sign-in that runs in the page: `<SignIn />`, the kit's backend and a user pool in memory. */
export function LiveJourney({ journey, components, locale = 'en', network = 'fast' }: LiveJourneyProps): ReactNode {
  const currentNetwork = useRef(network)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [news, setNews] = useState(nothing)
  const root = useRef<HTMLDivElement>(null)

  useEffect(() => {
    currentNetwork.current = network
  }, [network])

  useEffect(() => {
    sessionStorage.clear()
    const connection = connect(journey, () => currentNetwork.current)
    const unsubscribe = connection.subscribe(setNews)
    setOpened({ client: new QueryClient(), connection })
    return () => {
      unsubscribe()
      connection.close()
      setOpened(null)
    }
  }, [journey])

  const { props, lead, ...rest }: Journey = journeys[journey]
  return (
    <div className="live" ref={root}>
      <div className="live-sign-in">
        {opened && (
          <QueryClientProvider client={opened.client}>
            <SignIn
              {...props}
              components={components}
              transport={opened.connection.transport}
              messages={locale === 'ja' ? ja : undefined}
              appName="Lantern"
              help="#help"
            />
          </QueryClientProvider>
        )}
      </div>
      <JourneyPanel lead={lead} {...rest} news={news} root={root} />
    </div>
  )
}
