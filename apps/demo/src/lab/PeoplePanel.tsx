import { useSession, useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { LabPerson, LabState } from '../../server/labState.ts'
import { useWords } from '../words/language.ts'
import { CopyButton } from './CopyButton.tsx'
import { Panel } from './Panel.tsx'
import { usePick } from './usePick.ts'

/** Whom to try. One press fills in the form. */
export function PeoplePanel({ lab }: { lab: LabState }): ReactNode {
  const words = useWords()
  const { people: text } = words
  const { step, username } = useSignIn()
  const session = useSession()
  const pick = usePick(lab.password)

  const standing = (person: LabPerson): string | undefined => {
    if (session.data) return session.data.claims['email'] === person.username ? text.done : undefined
    return step !== 'CREDENTIALS' && username === person.username ? text.now : undefined
  }

  return (
    <Panel name="people" title={text.title} open>
      <p className="shared">
        <span>{text.password}</span>
        <code dir="ltr" translate="no">
          {lab.password}
        </code>
        <CopyButton text={lab.password} label={words.lab.copy} />
      </p>
      <ul className="who">
        {lab.people.map((person) => {
          const { id } = person
          const name = text.names[id]
          const now = standing(person)
          return (
            <li key={id}>
              <button type="button" data-person={id} aria-current={now ? true : undefined} onClick={() => pick(person)}>
                <span className="initial" aria-hidden="true">
                  {[...name][0]}
                </span>
                <span className="who-text">
                  <b>
                    {name}
                    {now && <em>{now}</em>}
                  </b>
                  <span>{person.sharesPassword ? text.asked[person.asked] : text.ownPassword}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
