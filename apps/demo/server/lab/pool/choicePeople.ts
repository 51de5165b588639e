import { completeAttributes, password, type Person, phone } from './person.ts'

/** People who enter only a username. Then they choose a method, get a preferred method, or answer a custom challenge. */
export const choicePeople: readonly Person[] = [
  {
    id: 'kofi',
    switches: { startMode: 'choice' },
    user: {
      username: 'kofi@example.com',
      password,
      attributes: { ...completeAttributes('Kofi', 'L-1153'), ...phone('+233200000526') },
    },
  },
  {
    id: 'oleg',
    switches: { startMode: 'choice', preferred: 'PASSWORD' },
    user: { username: 'oleg@example.com', password, attributes: completeAttributes('Oleg', 'L-1192') },
  },
  {
    id: 'quinn',
    switches: { startMode: 'choice' },
    user: { username: 'quinn@example.com', password, attributes: completeAttributes('Quinn', 'L-1219') },
  },
  {
    id: 'pia',
    switches: { startMode: 'custom' },
    user: { username: 'pia@example.com', password, attributes: completeAttributes('Pia', 'L-1206') },
  },
]
