import fc from 'fast-check'
import type { Command, Failure } from './command.ts'
import { MAX_TABS, type ModelUser } from './model.ts'
import { openTab, readSession, reload, replay, restartInstance, signOut, wait } from './sessionCommands.ts'
import { answer, restart, start } from './signInCommands.ts'
import { INSTANCES } from './system.ts'

const tab = fc.nat({ max: MAX_TABS - 1 })
const instance = fc.nat({ max: INSTANCES - 1 })
const mostlyRight = fc.integer({ min: 0, max: 3 }).map((n) => n > 0)
const failure = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Failure>('none') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Failure>('requestLost', 'replyLost', 'internal', 'html', 'drop', 'lostReply'),
  },
)

const starts = fc
  .tuple(tab, fc.constantFrom<ModelUser>('ada', 'ada', 'ben'), mostlyRight, instance, failure)
  .map((all) => start(...all))
const answers = fc.tuple(tab, mostlyRight, instance, failure).map((all) => answer(...all))

/** Every command, with any tab, instance and fault. A command that is listed more often is played more often. */
export const commandArbitraries: fc.Arbitrary<Command>[] = [
  starts,
  starts,
  starts,
  answers,
  answers,
  answers,
  fc.tuple(tab, instance).map((all) => reload(...all)),
  fc.constant(openTab()),
  fc.tuple(tab, instance).map((all) => restart(...all)),
  fc.tuple(tab, fc.boolean(), instance).map((all) => signOut(...all)),
  instance.map(readSession),
  fc.constantFrom(1, 4, 58, 61).map(wait),
  instance.map(restartInstance),
  instance.map(replay),
]
