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
      <p>{lead}</p>
      <p>
        <button type="button" onClick={fill({ username: user.username, 'current-password': password })}>
          Fill in the form as {user.username}
        </button>
      </p>
      {news.totp && (
        <p>
          Authenticator app{' '}
          <button type="button" onClick={fill({ 'one-time-code': news.totp })}>
            <code>{news.totp}</code>
          </button>
        </p>
      )}
      {message && (
        <p>
          {message.medium === 'EMAIL' ? 'Inbox' : 'Phone'}{' '}
          <button type="button" onClick={fill({ 'one-time-code': message.code })}>
            <code>{message.code}</code>
          </button>
        </p>
      )}
      <h2>What the backend asked Cognito</h2>
      {news.calls.length === 0 ? (
        <p className="live-quiet">Nothing yet. Sign in, and the calls appear here.</p>
      ) : (
        <ol>
          {news.calls.map(({ id, operation, result }) => (
            <li key={id}>
              <code>{operation}</code>
              <span> → {result ? <code>{result}</code> : 'OK'}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
