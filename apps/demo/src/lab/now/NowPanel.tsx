import { useSession, useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import { useSideBySide } from '../controls/useWide.ts'
import { CodeRow } from '../panels/AuthenticatorPanel.tsx'
import { MailRow } from '../panels/InboxPanel.tsx'
import { fillFields, focusSubmit } from '../state/fillField.ts'
import type { PersonPicker } from '../state/usePersonPicker.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { type Need, needOf, requestsOf } from './needOf.ts'
import { SignedInNote } from './SignedInNote.tsx'
import { StartNote } from './StartNote.tsx'
import { Suggestions } from './Suggestions.tsx'

/** Names the panel: the visitor has not started, answers a step, or has signed in. */
function stageOf({ kind }: Need): 'start' | 'now' | 'done' {
  if (kind === 'person') return 'start'
  return kind === 'signedIn' ? 'done' : 'now'
}

export interface NowPanelProps {
  readonly lab: LabState
  readonly picker: PersonPicker
}

/**
 * What the visitor does now: picks a person, fills in a password or a code with one press, or reads on. On a narrow page
 * the panel stays at the bottom of the window.
 */
export function NowPanel({ lab, picker }: NowPanelProps): ReactNode {
  const text = useLabWords().now
  const flow = useSignIn()
  const session = useSession()
  const isSideBySide = useSideBySide()
  const need: Need = session.data ? { kind: 'signedIn', requests: requestsOf(lab) } : needOf(flow, lab)
  const stage = stageOf(need)

  function fillIn(selector: string, value: string): void {
    if (fillFields(selector, value)) focusSubmit()
  }
  const fillButton = (selector: string, value: string): ReactNode => (
    <button className="quiet fill" type="button" onClick={() => fillIn(selector, value)}>
      {text.fill}
    </button>
  )

  return (
    <section className="panel now" data-stage={stage}>
      <div className="panel-head">
        <h3>{text.titles[stage]}</h3>
      </div>
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
      {(need.kind === 'choice' || need.kind === 'device') && <p className="aside">{text.needs[need.kind]}</p>}
      {need.kind === 'person' && <StartNote password={lab.password} picker={picker} />}
      {need.kind === 'person' && !isSideBySide && <Suggestions lab={lab} picker={picker} />}
      {need.kind === 'signedIn' && <SignedInNote requests={need.requests} />}
    </section>
  )
}
