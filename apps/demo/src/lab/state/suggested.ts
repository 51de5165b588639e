import type { PersonId } from '../../../server/lab/pool/person.ts'
import type { LabPerson, LabState } from '../../../server/lab/labState.ts'

const ids: readonly PersonId[] = ['hana', 'alice', 'dara', 'kofi', 'farah']

/** The people who show most of the kit: a password alone, two second factors, a choice and a set-up. */
export function suggestedOf({ people }: LabState): readonly LabPerson[] {
  return ids.flatMap((id) => people.find((person) => person.id === id) ?? [])
}
