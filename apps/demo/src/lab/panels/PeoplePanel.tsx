import { useSession, useSignIn } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'
import type { LabPerson, LabState } from '../../../server/lab/labState.ts'
import type { Group } from '../../../server/lab/pool/people.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { Icon } from '../controls/Icon.tsx'
import { Panel } from '../controls/Panel.tsx'
import { suggestedOf } from '../state/suggested.ts'
import type { PersonPicker } from '../state/usePersonPicker.ts'

const groups: readonly Group[] = ['password', 'choice', 'setup', 'recovery']

/** The people as whom the visitor can sign in. A press on a person fills in the form. */
export function PeoplePanel({ lab, picker }: { lab: LabState; picker: PersonPicker }): ReactNode {
  const { people: text } = useLabWords()
  const { picked, isFilled, pick } = picker
  const suggested = suggestedOf(lab)
  const others = lab.people.filter((person) => !suggested.includes(person))
  const [showsAll, setShowsAll] = useState(false)
  const row = (person: LabPerson): ReactNode => (
    <li key={person.id}>
      <PersonButton
        person={person}
        isFilled={isFilled && person.id === picked}
        onPick={() => {
          // Folds the other people, because they hide what the visitor needs next. The picked person stays in view.
          setShowsAll(false)
          void pick(person, lab.password)
        }}
      />
    </li>
  )

  return (
    <Panel name="people" title={text.title} badge={<span className="aside-title">{text.lead}</span>} open>
      <ul className="who">
        {suggested.map(row)}
        {!showsAll && others.filter(({ id }) => id === picked).map(row)}
        <li>
          <button type="button" className="more-people" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {text.more(others.length)}
            <Icon name="chevron" />
          </button>
        </li>
      </ul>
      {showsAll &&
        groups.map((group) => (
          <section key={group} className="group">
            <h4>{text.groups[group]}</h4>
            <ul className="who">{others.filter((person) => person.group === group).map(row)}</ul>
          </section>
        ))}
    </Panel>
  )
}

interface PersonButtonProps {
  readonly person: LabPerson
  /** True while the form holds this person's details. */
  readonly isFilled: boolean
  readonly onPick: () => void
}

function PersonButton({ person, isFilled, onPick }: PersonButtonProps): ReactNode {
  const { people: text } = useLabWords()
  const { id, username, hasSharedPassword } = person
  const status = usePersonStatus(username) ?? (isFilled ? text.filled : undefined)
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
