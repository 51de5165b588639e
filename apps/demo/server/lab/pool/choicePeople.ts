import { known, password, type Person, phone } from './person.ts'

/** Those who say who they are first, and are asked something else than a password. */
export const choicePeople: readonly Person[] = [
  {
    id: 'kofi',
    needs: { begins: 'choice' },
    user: {
      username: 'kofi@example.com',
      password,
      attributes: { ...known('Kofi', 'L-1153'), ...phone('+233200000526') },
    },
  },
  {
    id: 'oleg',
    needs: { begins: 'choice', preferred: 'PASSWORD' },
    user: { username: 'oleg@example.com', password, attributes: known('Oleg', 'L-1192') },
  },
  {
    id: 'quinn',
    needs: { begins: 'choice' },
    user: { username: 'quinn@example.com', password, attributes: known('Quinn', 'L-1219') },
  },
  {
    id: 'pia',
    needs: { begins: 'question' },
    user: { username: 'pia@example.com', password, attributes: known('Pia', 'L-1206') },
  },
]
