import { useSession, useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { LabPerson, LabState } from '../../../server/lab/labState.ts'
import type { Group } from '../../../server/lab/pool/people.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { CopyButton } from '../controls/CopyButton.tsx'
import { Panel } from '../controls/Panel.tsx'
import { usePersonPicker } from '../state/usePersonPicker.ts'

const groups: readonly Group[] = ['password', 'choice', 'setup', 'recovery']

/** The people as whom the visitor can sign in. A press on a person fills in the form. */
export function PeoplePanel({ lab }: { lab: LabState }): ReactNode {
  const words = useLabWords()
  const { people: text } = words
  const pick = usePersonPicker(lab.password)

  return (
    <Panel name="people" title={text.title} open>
      <p className="shared">
        <span>{text.password}</span>
        <code dir="ltr" translate="no">
          {lab.password}
        </code>
        <CopyButton text={lab.password} label={words.lab.copy} />
      </p>
      {groups.map((group) => (
        <section key={group} className="group">
          <h4>{text.groups[group]}</h4>
          <ul className="who">
            {lab.people
              .filter((person) => person.group === group)
              .map((person) => (
                <li key={person.id}>
                  <PersonButton person={person} onPick={() => pick(person)} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

function PersonButton({ person, onPick }: { person: LabPerson; onPick: () => void }): ReactNode {
  const { people: text } = useLabWords()
  const { id, username, hasSharedPassword } = person
  const status = usePersonStatus(username)
  const name = text.names[id]
  return (
    <button type="button" data-person={id} aria-current={status ? true : undefined} onClick={onPick}>
      <span className="initial" aria-hidden="true">
        {[...name][0]}
      </span>
      <span className="who-text">
        <b>
          {name}
          {status && <em>{status}</em>}
        </b>
        <span>{hasSharedPassword ? text.asked[id] : text.ownPassword}</span>
      </span>
    </button>
  )
}

/** Returns a text if this person is signing in or is signed in. Returns undefined for all other people. */
function usePersonStatus(name: string): string | undefined {
  const { people: text } = useLabWords()
  const { step, username } = useSignIn()
  const session = useSession()
  if (session.data) {
    const { email, phone_number: number } = session.data.claims
    return email === name || number === name ? text.done : undefined
  }
  return step !== 'CREDENTIALS' && username === name ? text.now : undefined
}
