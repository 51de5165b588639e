import type { ReactNode, RefObject } from 'react'
import { fillIn } from './fillIn.ts'
import type { Journey } from './journeys.ts'
import type { JourneyNews } from './messages.ts'

export interface JourneyPanelProps extends Pick<Journey, 'lead' | 'user' | 'password'> {
  readonly news: JourneyNews
  /** The element with the sign-in, whose fields the buttons fill in. */
  readonly root: RefObject<HTMLElement | null>
}

/** What is shown beside a live sign-in: the credentials, the codes, and the calls to Cognito. */
export function JourneyPanel({ lead, user, password, news, root }: JourneyPanelProps): ReactNode {
  const fill = (values: Readonly<Record<string, string>>) => () => fillIn(root.current, values)
  const message = news.inbox.at(-1)
  return (
    <section className="live-panel" lang="en" dir="ltr" aria-label="About this journey">
      <div className="live-try">
        <p>{lead}</p>
        <p>
          <button type="button" onClick={fill({ username: user.username, 'current-password': password })}>
            Fill in the form as {user.username}
          </button>
        </p>
        {news.totp && (
          <FreshCode from="Authenticator app" code={news.totp} fill={fill({ 'one-time-code': news.totp })} />
        )}
        {message && (
          <FreshCode
            from={message.medium === 'EMAIL' ? 'Inbox' : 'Phone'}
            code={message.code}
            fill={fill({ 'one-time-code': message.code })}
          />
        )}
      </div>
      <div className="live-calls">
        <h2>What the backend asked Cognito</h2>
        {news.calls.length === 0 ? (
          <p className="live-quiet">Nothing yet. Sign in, and the calls appear here.</p>
        ) : (
          <ol>
            {news.calls.map(({ id, operation, result }) => (
              <li key={id}>
                <code>{operation}</code>
                <span className="live-quiet"> → {result ? <code>{result}</code> : 'OK'}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}

interface FreshCodeProps {
  /** Where the user reads the code. */
  readonly from: string
  readonly code: string
  fill(): void
}

/** The newest code, as a button that types the code into the form. */
function FreshCode({ from, code, fill }: FreshCodeProps): ReactNode {
  return (
    <p className="live-code">
      <span>{from}</span>
      <button type="button" onClick={fill}>
        <code>{code}</code>
      </button>
      <span className="live-quiet">Press the code to fill it in.</span>
    </p>
  )
}
