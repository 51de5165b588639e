import { choicePeople } from './choicePeople.ts'
import { passwordPeople } from './passwordPeople.ts'
import type { Person } from './person.ts'
import { recoveryPeople } from './recoveryPeople.ts'
import { setupPeople } from './setupPeople.ts'

/** A heading on the page under which people are listed. */
export type Group = 'password' | 'setup' | 'recovery' | 'choice'

/** All people, in the order of the page. */
export const people: readonly (Person & { readonly group: Group })[] = [
  ...passwordPeople.map((person) => ({ ...person, group: 'password' as const })),
  ...choicePeople.map((person) => ({ ...person, group: 'choice' as const })),
  ...setupPeople.map((person) => ({ ...person, group: 'setup' as const })),
  ...recoveryPeople.map((person) => ({ ...person, group: 'recovery' as const })),
]
