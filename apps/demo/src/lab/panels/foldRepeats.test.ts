import { expect, test } from 'vitest'
import type { Party, WireMessage } from '../../../server/lab/taps/wireLog.ts'
import { foldRepeats } from './foldRepeats.ts'

let id = 0
const message = (from: Party, to: Party, name: string, detail: readonly string[] = []): WireMessage => ({
  id: (id += 1),
  from,
  to,
  name,
  detail,
  failed: false,
  at: id,
})
const session = (): readonly WireMessage[] => [
  message('browser', 'backend', 'session'),
  message('backend', 'browser', 'ok'),
]
const summary = (messages: readonly WireMessage[]): readonly string[] =>
  foldRepeats(messages).map(({ name, times }) => `${name} ${times}`)

test('the same request with the same reply in a row becomes one exchange with a count', () => {
  expect(summary([...session(), ...session(), ...session()])).toEqual(['session 3', 'ok 3'])
})

test('an exchange between two others is not folded', () => {
  const start = [message('browser', 'backend', 'start'), message('backend', 'browser', 'challenge 1')]
  expect(summary([...session(), ...start, ...session()])).toEqual([
    'session 1',
    'ok 1',
    'start 1',
    'challenge 1 1',
    'session 1',
    'ok 1',
  ])
})

test('a different reply to the same request is shown', () => {
  const other = [message('browser', 'backend', 'session'), message('backend', 'browser', 'ok', ['signed in'])]
  expect(summary([...session(), ...other])).toEqual(['session 1', 'ok 1', 'session 1', 'ok 1'])
})

test('a request without a reply stays', () => {
  expect(summary([...session(), message('browser', 'backend', 'session')])).toEqual(['session 1', 'ok 1', 'session 1'])
})
