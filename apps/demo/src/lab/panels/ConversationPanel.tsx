import { useSession, useSignIn } from '@challenge-kit/react'
import { Fragment, type ReactNode, useState } from 'react'
import type { Line } from '../../server/conversation.ts'
import type { LabState } from '../../server/labState.ts'
import { Icon } from '../Icon.tsx'
import { useWords } from '../words/language.ts'
import { Panel } from './Panel.tsx'

/** What browser, backend and Cognito said to each other; the sign-ins before this one are folded away. */
export function ConversationPanel({ lab }: { lab: LabState }): ReactNode {
  const text = useWords().conversation
  const { step, pending } = useSignIn()
  const session = useSession()
  const [unfolded, setUnfolded] = useState(false)

  const lines = lab.conversation
  const first = lines.findLastIndex(({ name }) => name === 'start')
  const folded = unfolded || first < 1 ? 0 : first
  const asked = !session.data && step !== 'CREDENTIALS' && step !== 'RESUMING' && !pending

  return (
    <Panel name="conversation" title={text.title}>
      <p className="note">{text.note}</p>
      {lines.length === 0 && <p className="aside">{text.empty}</p>}
      {lines.length > 0 && (
        <>
          <div className="lanes-head" aria-hidden="true">
            <span>{text.sides.browser}</span>
            <span>{text.sides.backend}</span>
            <span>{text.sides.cognito}</span>
          </div>
          <ol className="lanes">
            {folded > 0 && (
              <li className="earlier">
                <button className="quiet" type="button" onClick={() => setUnfolded(true)}>
                  {text.earlier(folded)}
                </button>
              </li>
            )}
            {lines.slice(folded).map((line) => (
              <Message key={line.id} line={line} />
            ))}
            {asked && <li className="waiting">{text.waiting}</li>}
          </ol>
        </>
      )}
      <p className="aside">{text.tokens}</p>
    </Panel>
  )
}

function Message({ line }: { line: Line }): ReactNode {
  const { sides } = useWords().conversation
  const { from, to, name, detail, failed, at } = line
  const inward = to === 'browser' || from === 'cognito'
  return (
    <li
      className="message"
      data-wire={from === 'browser' || to === 'browser' ? 'browser' : 'cognito'}
      data-inward={inward || undefined}
      data-failed={failed || undefined}
    >
      <span className="route">
        {sides[from]} <Icon name="arrow" /> {sides[to]}
      </span>
      <span className="message-name">
        <code dir="ltr" translate="no">
          {name}
        </code>
        <span dir="ltr">{(at / 1_000).toFixed(2)} s</span>
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
