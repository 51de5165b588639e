import type { ReactNode } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import type { PersonPicker } from '../state/usePersonPicker.ts'
import { suggestedOf } from '../state/suggested.ts'
import { useLabWords } from '../words/useLabWords.ts'

export interface SuggestionsProps {
  readonly lab: LabState
  readonly picker: PersonPicker
}

/** The suggested people in one row, for a narrow page, where the list of people lies below the form. */
export function Suggestions({ lab, picker: { picked, isFilled, pick } }: SuggestionsProps): ReactNode {
  const { people: text } = useLabWords()
  return (
    <ul className="chips" aria-label={text.title}>
      {suggestedOf(lab).map((person) => (
        <li key={person.id}>
          <button
            type="button"
            aria-current={(isFilled && person.id === picked) || undefined}
            onClick={() => void pick(person, lab.password)}
          >
            <b>{text.names[person.id]}</b>
            <span>{text.asked[person.id]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
