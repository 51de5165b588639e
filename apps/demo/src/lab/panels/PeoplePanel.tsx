import { useSession, useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { LabPerson, LabState } from '../../server/labState.ts'
import type { Group } from '../../server/people.ts'
import { useWords } from '../words/language.ts'
import { CopyButton } from './CopyButton.tsx'
import { Panel } from './Panel.tsx'
import { usePick } from './usePick.ts'

const groups: readonly Group[] = ['password', 'choice', 'setup', 'recovery']

/** Whom to try. One press fills in the form. */
export function PeoplePanel({ lab }: { lab: LabState }): ReactNode {
  const words = useWords()
  const { people: text } = words
  const pick = usePick(lab.password)

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
  const { people: text } = useWords()
  const { id, username, sharesPassword } = person
  const now = useStanding(username)
  const name = text.names[id]
  return (
    <button type="button" data-person={id} aria-current={now ? true : undefined} onClick={onPick}>
      <span className="initial" aria-hidden="true">
        {[...name][0]}
      </span>
      <span className="who-text">
        <b>
          {name}
          {now && <em>{now}</em>}
        </b>
        <span>{sharesPassword ? text.asked[id] : text.ownPassword}</span>
      </span>
    </button>
  )
}

/** Whether this is who signs in, or is signed in, in words. */
function useStanding(name: string): string | undefined {
  const { people: text } = useWords()
  const { step, username } = useSignIn()
  const session = useSession()
  if (session.data) {
    const { email, phone_number: number } = session.data.claims
    return email === name || number === name ? text.done : undefined
  }
  return step !== 'CREDENTIALS' && username === name ? text.now : undefined
}
