import { useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { AuthenticatorCode, LabState } from '../../../server/lab/labState.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { CopyButton } from '../controls/CopyButton.tsx'
import { Panel } from '../controls/Panel.tsx'
import { usePoolTime } from '../state/usePoolTime.ts'

const period = 30

/** An authenticator app. It shows a code for every key, including a key that is still being set up. */
export function AuthenticatorPanel({ lab }: { lab: LabState }): ReactNode {
  const words = useLabWords()
  const text = words.authenticator
  const { names } = words.people
  const { username } = useSignIn()
  const without = lab.people.filter(
    ({ id, setsUpTotp }) => setsUpTotp && !lab.authenticator.some((entry) => entry.id === id),
  )

  return (
    <Panel name="authenticator" title={text.title} folds>
      <ul className="otps">
        {lab.authenticator.map((entry) => (
          <CodeRow key={entry.id} entry={entry} now={lab.now} isCurrent={entry.username === username}>
            <CopyButton text={entry.code} label={text.copy(names[entry.id])} />
          </CodeRow>
        ))}
      </ul>
      {without.length > 0 && <p className="aside">{text.none(without.map(({ id }) => names[id]))}</p>}
    </Panel>
  )
}

export interface CodeRowProps {
  readonly entry: AuthenticatorCode
  /** The pool's time in milliseconds when the lab's state arrived. */
  readonly now: number
  /** True for the person who is signing in. */
  readonly isCurrent: boolean
  /** The button of the row. */
  readonly children: ReactNode
}

/** The current code of one person, and the seconds until the next code. */
export function CodeRow({ entry, now, isCurrent, children }: CodeRowProps): ReactNode {
  const words = useLabWords()
  const left = period - (Math.floor(usePoolTime(now) / 1_000) % period)
  return (
    <li className="otp" data-now={isCurrent || undefined}>
      <div className="otp-who">
        <b>{words.people.names[entry.id]}</b>
        {entry.enrolling ? (
          <em>{words.authenticator.enrolling}</em>
        ) : (
          <bdi dir="ltr" translate="no">
            {entry.username}
          </bdi>
        )}
      </div>
      <span className="otp-code" dir="ltr" translate="no" data-person={entry.id}>
        {entry.code.replace(/(?=...$)/, ' ')}
      </span>
      <Ring left={left} label={words.authenticator.secondsLeft(left)} />
      {children}
    </li>
  )
}

function Ring({ left, label }: { left: number; label: string }): ReactNode {
  return (
    <svg className="ring" viewBox="0 0 36 36" role="img" aria-label={label}>
      <circle cx={18} cy={18} r={15.5} pathLength={period} />
      <circle className="left" cx={18} cy={18} r={15.5} pathLength={period} strokeDasharray={`${left} ${period}`} />
      <text x={18} y={18} aria-hidden="true">
        {left}
      </text>
    </svg>
  )
}
