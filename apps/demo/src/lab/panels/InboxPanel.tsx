import type { ReactNode } from 'react'
import type { InboxMessage } from '../../../server/lab/inbox.ts'
import type { LabState } from '../../../server/lab/labState.ts'
import { Icon } from '../controls/Icon.tsx'
import { useLabWords } from '../words/useLabWords.ts'
import { Panel } from '../controls/Panel.tsx'
import { usePoolTime } from '../state/usePoolTime.ts'

/** The text messages and emails that the pool has sent, newest first. */
export function InboxPanel({ lab }: { lab: LabState }): ReactNode {
  const text = useLabWords().inbox
  const unread = lab.inbox.filter(({ state }) => state === 'new').length
  const badge = unread > 0 && (
    <span className="count" aria-hidden="true">
      {unread}
    </span>
  )

  return (
    <Panel name="inbox" title={text.title} badge={badge} folds>
      <p className="unseen" role="status">
        {unread > 0 && text.unread(unread)}
      </p>
      {lab.inbox.length === 0 && <p className="aside">{text.empty}</p>}
      <ul className="mails">
        {lab.inbox.map((message) => (
          <MailRow key={message.id} message={message} now={lab.now} />
        ))}
      </ul>
    </Panel>
  )
}

export interface MailRowProps {
  readonly message: InboxMessage
  /** The pool's time in milliseconds when the lab's state arrived. */
  readonly now: number
  /** A button in place of the state of the code. */
  readonly children?: ReactNode
}

/** A message with a code. */
export function MailRow({ message, now, children }: MailRowProps): ReactNode {
  const text = useLabWords().inbox
  const { medium, to, code, state, at } = message
  const minutes = Math.floor((usePoolTime(now) - at) / 60_000)
  const [beforeTo, , afterTo] = medium === 'SMS' ? text.sms(to) : text.email(to)
  const [beforeCode, , afterCode] = text.text(code)
  return (
    <li className="mail" data-state={state}>
      <Icon name={medium === 'SMS' ? 'text' : 'mail'} />
      <div>
        <span className="mail-to">
          {beforeTo}
          <bdi dir="ltr" translate="no">
            {to}
          </bdi>
          {afterTo}
        </span>
        <p>
          {beforeCode}
          <bdi className="mail-code" dir="ltr" translate="no" data-to={to}>
            {code}
          </bdi>
          {afterCode}
        </p>
      </div>
      {children ?? (
        <span className="mail-state">
          {text.states[state]}
          <small>{minutes < 1 ? text.justNow : text.minutesAgo(minutes)}</small>
        </span>
      )}
    </li>
  )
}
