import { useSession, useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import { CopyButton } from '../controls/CopyButton.tsx'
import { Panel } from '../controls/Panel.tsx'
import { links } from '../intro/links.ts'
import { CodeRow } from '../panels/AuthenticatorPanel.tsx'
import { MailRow } from '../panels/InboxPanel.tsx'
import { fillFields, focusSubmit } from '../state/fillField.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { type Need, needOf, requestsOf } from './needOf.ts'

/** Names the panel: the visitor has not started, answers a step, or has signed in. */
function stageOf({ kind }: Need): 'start' | 'now' | 'done' {
  if (kind === 'person') return 'start'
  return kind === 'signedIn' ? 'done' : 'now'
}

/** What the visitor needs for the step on screen: a password or a code. One press fills it in. */
export function NowPanel({ lab }: { lab: LabState }): ReactNode {
  const text = useLabWords().now
  const flow = useSignIn()
  const session = useSession()
  const need: Need = session.data ? { kind: 'signedIn', requests: requestsOf(lab) } : needOf(flow, lab)

  function fillIn(selector: string, value: string): void {
    if (fillFields(selector, value)) focusSubmit()
  }
  const fillButton = (selector: string, value: string): ReactNode => (
    <button className="quiet fill" type="button" onClick={() => fillIn(selector, value)}>
      {text.fill}
    </button>
  )

  return (
    <Panel name="now" title={text.titles[stageOf(need)]} open>
      {need.kind === 'app' && (
        <ul>
          <CodeRow entry={need.entry} now={lab.now} isCurrent>
            {fillButton(need.selector, need.entry.code)}
          </CodeRow>
        </ul>
      )}
      {need.kind === 'message' && (
        <ul>
          <MailRow message={need.message} now={lab.now}>
            {fillButton(need.selector, need.message.code)}
          </MailRow>
        </ul>
      )}
      {'value' in need && (
        <p className="shared">
          <span>{text.needs[need.kind]}</span>
          <code dir="ltr" translate="no">
            {need.value}
          </code>
          {fillButton(need.selector, need.value)}
        </p>
      )}
      {need.kind === 'person' && (
        <p className="shared">
          <span>{text.needs.person}</span>
          <code dir="ltr" translate="no">
            {lab.password}
          </code>
          <CopyButton text={lab.password} label={text.copyPassword} />
        </p>
      )}
      {(need.kind === 'choice' || need.kind === 'device') && <p className="aside">{text.needs[need.kind]}</p>}
      {need.kind === 'signedIn' && (
        <p className="aside">
          {text.signedIn(need.requests)} <a href={links.start}>{text.next}</a>
        </p>
      )}
    </Panel>
  )
}
