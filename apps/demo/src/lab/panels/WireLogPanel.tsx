import { useSession, useSignIn } from '@challenge-kit/react'
import { Fragment, type ReactNode, useState } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import { Icon } from '../controls/Icon.tsx'
import { useLabWords } from '../words/useLabWords.ts'
import { Panel } from '../controls/Panel.tsx'
import { Scroller } from '../controls/Scroller.tsx'
import { type FoldedMessage, foldRepeats } from './foldRepeats.ts'

/** The messages between browser, backend and Cognito. A button also shows the messages of earlier sign-ins. */
export function WireLogPanel({ lab }: { lab: LabState }): ReactNode {
  const text = useLabWords().wireLog
  const { step, pending } = useSignIn()
  const session = useSession()
  const [showsEarlier, setShowsEarlier] = useState(false)

  const messages = lab.wireLog
  const first = messages.findLastIndex(({ name }) => name === 'start')
  const folded = showsEarlier || first < 1 ? 0 : first
  const waitsForAnswer = !session.data && step !== 'CREDENTIALS' && step !== 'RESUMING' && !pending

  return (
    <Panel name="wire-log" title={text.title} badge={<span className="aside-title">{text.note}</span>}>
      {messages.length === 0 && <p className="aside">{text.empty}</p>}
      {messages.length > 0 && (
        <Scroller label={text.title} end={`${messages.length} ${waitsForAnswer}`}>
          <div className="lanes-head" aria-hidden="true">
            <span>{text.sides.browser}</span>
            <span>{text.sides.backend}</span>
            <span>{text.sides.cognito}</span>
          </div>
          <ol className="lanes">
            {folded > 0 && (
              <li className="earlier">
                <button className="quiet" type="button" onClick={() => setShowsEarlier(true)}>
                  {text.earlier(folded)}
                </button>
              </li>
            )}
            {foldRepeats(messages.slice(folded)).map((message) => (
              <Message key={message.id} message={message} />
            ))}
            {waitsForAnswer && <li className="waiting">{text.waiting}</li>}
          </ol>
        </Scroller>
      )}
    </Panel>
  )
}

/** Where a long name may break into lines: `AdminRespondTo|Auth|Challenge`, `SOFTWARE_|TOKEN_|MFA`. */
const wordStart = /(?<=[a-z_])(?=[A-Z])/

function Message({ message }: { message: FoldedMessage }): ReactNode {
  const { sides, repeated } = useLabWords().wireLog
  const { from, to, name, detail, failed, at, times } = message
  const towardsBrowser = to === 'browser' || from === 'cognito'
  return (
    <li
      className="message"
      data-wire={from === 'browser' || to === 'browser' ? 'browser' : 'cognito'}
      data-inward={towardsBrowser || undefined}
      data-failed={failed || undefined}
    >
      <span className="route">
        {sides[from]} <Icon name="arrow" /> {sides[to]}
      </span>
      <span className="message-name">
        <code dir="ltr" translate="no">
          {name.split(wordStart).map((part) => (
            <Fragment key={part}>
              {part}
              <wbr />
            </Fragment>
          ))}
        </code>
        <span dir="ltr">{times > 1 ? repeated(times) : `${(at / 1_000).toFixed(2)} s`}</span>
      </span>
      <span className="message-detail" dir="ltr" translate="no">
        {detail.map((part, index) => (
          <Fragment key={`${index} ${part}`}>
            {index > 0 && ' · '}
            <span>{part}</span>
          </Fragment>
        ))}
      </span>
      <i className="wire" aria-hidden="true" />
    </li>
  )
}
